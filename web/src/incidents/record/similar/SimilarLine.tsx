import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import type { SimilarIncident } from '@/api/incident_similar';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from '../Part.module.css';
import { MergeQuestion } from './MergeQuestion';
import { similarWords } from './words';

interface Props {
  other: SimilarIncident;
  mayMerge: boolean;
}

/** Another incident: how like it is, and why. */
export function SimilarLine({ other, mayMerge }: Props) {
  const w = useWords(similarWords);
  const say = useSay();
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const title = other.title || w('masked');
  const share = f.share(Math.round(other.likeness * 100) / 100);
  const facts = [other.reference, w('discovered', { at: f.instant(other.discovered_at) })];
  return (
    <li className={styles.tight}>
      <div className={styles.top}>
        <Link
          to="/registers/$register/$id"
          params={{ register: 'incidents', id: other.id }}
          className="ds-link"
        >
          {title}
        </Link>
        {mayMerge && (
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            <Merge aria-hidden size={16} />
            {w('merge')} <span className="visually-hidden">({title})</span>
          </Button>
        )}
      </div>
      <span className={styles.help}>{facts.filter(Boolean).join(' · ')}</span>
      <span>{[mayMerge && w('likeness', { share }), say(other.because)].filter(Boolean).join(': ')}</span>
      {asking && <MergeQuestion other={other} title={title} onClose={() => setAsking(false)} />}
    </li>
  );
}
