import { Button } from '@digdir/designsystemet-react';
import type { Candidate } from '@/api/unreported';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { Event } from './Event';
import styles from './Unreported.module.css';
import { unreportedWords } from './words';

interface Props {
  candidate: Candidate;
  authority: string;
  /** The one that the key answers for. */
  likeliest: boolean;
  may: boolean;
  onSame: () => void;
}

/** A report that may tell of the same event, how alike they are and why. */
export function CandidateCard({ candidate, authority, likeliest, may, onSame }: Props) {
  const w = useWords(unreportedWords);
  const f = useFormats();
  const say = useSay();
  const { incident, likeness, because } = candidate;
  const percent = Math.round(likeness * 100);
  return (
    <li className={styles.candidate}>
      <Event
        kind={w('report')}
        register="incidents"
        id={incident.id}
        authority={authority}
        reference={incident.reference}
        title={incident.title ?? w('untitled')}
        time={w('discovered', { at: f.instant(incident.discovered_at) })}
      />
      <div className={styles.likeness}>
        <span>{w('likeness', { percent })}</span>
        <meter min={0} max={100} value={percent} aria-hidden />
      </div>
      <p className={styles.beside}>{say(because)}</p>
      {may && (
        <Button variant={likeliest ? 'primary' : 'secondary'} data-size="sm" onClick={onSame}>
          {w('same')}{' '}
          <span className="visually-hidden">{w('as_reference', { reference: incident.reference })}</span>
          {likeliest && <kbd aria-hidden>{w('yes_key')}</kbd>}
        </Button>
      )}
    </li>
  );
}
