import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { Candidate } from '@/api/unreported';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import type { CaseToCompare } from './by_case';
import { CandidateCard } from './CandidateCard';
import { Event } from './Event';
import styles from './Unreported.module.css';
import { useAnswerKeys } from './useAnswerKeys';
import { unreportedWords } from './words';

interface Props {
  one: CaseToCompare;
  /** How many cases nobody has compared. */
  left: number;
  /** There is none to take before it. */
  last: boolean;
  authority: string;
  may: boolean;
  /** The answer before is being saved. */
  waiting: boolean;
  onDecide: (incident: Candidate['incident'] | null) => void;
  onPutOff: () => void;
}

/** Is this case one of these reports? */
export function CaseQuestion({ one, left, last, authority, may, waiting, onDecide, onPutOff }: Props) {
  const w = useWords(unreportedWords);
  const f = useFormats();
  const decide = (incident: Candidate['incident'] | null) => {
    if (may && !waiting) onDecide(incident);
  };
  const [likeliest] = one.candidates;
  useAnswerKeys({ yes: () => likeliest && decide(likeliest.incident), no: () => decide(null) });
  const { id, number, title, opened_at: openedAt } = one.case;
  return (
    <>
      <Paragraph className={styles.beside}>
        {w('left', { count: left })} {may && w('keys')}
      </Paragraph>
      <div className={styles.pair}>
        <Event
          kind={w('case')}
          register="desk-cases"
          id={id}
          authority={authority}
          reference={number ?? ''}
          title={title ?? w('untitled')}
          time={w('opened', { at: f.instant(openedAt) })}
        />
        {!likeliest && <Paragraph>{w('no_candidate')}</Paragraph>}
        <ul className={styles.candidates} aria-label={w('candidates')}>
          {one.candidates.map((candidate, index) => (
            <CandidateCard
              // The place, so that a press on Enter after the other stays on the button of the likeliest.
              key={index}
              candidate={candidate}
              authority={authority}
              likeliest={index === 0}
              may={may}
              onSame={() => decide(candidate.incident)}
            />
          ))}
        </ul>
      </div>
      <div className={styles.actions}>
        {may && (
          <Button variant="secondary" onClick={() => decide(null)}>
            {w('other')} <kbd>N</kbd>
          </Button>
        )}
        {!last && (
          <Button variant="tertiary" onClick={onPutOff}>
            {w('put_off')}
          </Button>
        )}
      </div>
    </>
  );
}
