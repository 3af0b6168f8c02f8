import { Select, Textfield } from '@digdir/designsystemet-react';
import type { PrunedKind } from '@/api/settings';
import { useWords } from '@/words/words';
import styles from './RetentionPart.module.css';
import { keep, mostDays, other, presets, type Term } from './terms';
import { retentionWords } from './words';

interface Props {
  kind: PrunedKind;
  term: Term;
  faulty: boolean;
  onChange: (term: Term) => void;
}

export const termId = (kind: PrunedKind) => `term-${kind}`;

/** How long a kind is kept: among what people usually want, or in days. */
export function TermFields({ kind, term, faulty, onChange }: Props) {
  const w = useWords(retentionWords);
  const name = w(kind);
  return (
    <div className={styles.term}>
      <Select
        aria-label={w('kept_of', { kind: name })}
        value={term.choice}
        onChange={(event) => onChange({ ...term, choice: event.target.value })}
      >
        <Select.Option value={keep}>{w('keep')}</Select.Option>
        {presets.map((days) => (
          <Select.Option key={days} value={String(days)}>
            {w(`term_${days}`)}
          </Select.Option>
        ))}
        <Select.Option value={other}>{w('other')}</Select.Option>
      </Select>
      {term.choice === other && (
        <Textfield
          id={termId(kind)}
          aria-label={w('days_of', { kind: name })}
          inputMode="numeric"
          value={term.days}
          error={faulty && w('fault', { kind: name, most: mostDays })}
          onChange={(event) => onChange({ ...term, days: event.target.value })}
        />
      )}
    </div>
  );
}
