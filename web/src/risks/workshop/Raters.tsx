import { Check, Hourglass } from 'lucide-react';
import type { LedRisk, Participant } from '@/api/workshops';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { leadWords } from './lead_words';
import styles from './Raters.module.css';

interface Props {
  participants: Participant[];
  risk: LedRisk;
}

/** Who takes part, and who has answered while a risk is being rated; what they answered is nobody's yet. */
export function Raters({ participants, risk }: Props) {
  const w = useWords(leadWords);
  const f = useFormats();
  const rating = risk.step === 'rating';
  const named = [...participants].sort((a, b) => f.compare(a.name, b.name));
  if (named.length === 0) return <p className={styles.none}>{w('nobody')}</p>;
  return (
    <ul className={styles.raters} aria-label={w('participants', { count: named.length })}>
      {named.map(({ id, name }) => {
        const done = risk.rated.includes(id);
        return (
          <li key={id} data-done={(rating && done) || undefined}>
            {rating && (done ? <Check aria-hidden size={16} /> : <Hourglass aria-hidden size={16} />)}
            {name}
            {rating && <span className="visually-hidden">, {w(done ? 'has_rated' : 'not_rated')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
