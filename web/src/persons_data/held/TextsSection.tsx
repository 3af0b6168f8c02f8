import type { HeldText } from '@/api/persons';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

/** Reports that have the name in them, and why they are kept. */
export function TextsSection({ texts }: { texts: readonly HeldText[] }) {
  const w = useWords(heldWords);
  if (texts.length === 0) return null;
  return (
    <HeldSection title={w('texts')}>
      <ul className={styles.records}>
        {texts.map((text) => (
          <li key={`${text.kind} ${text.authority} ${text.unit} ${text.year} ${text.chapter ?? ''}`}>
            <div className={styles.record}>
              <strong>{w(`text_${text.kind}`, { year: text.year })}</strong>
              <span className={styles.beside}>{text.ground.label}</span>
            </div>
            <p>
              {text.ground.explanation} <span className={styles.beside}>({text.ground.source})</span>
            </p>
          </li>
        ))}
      </ul>
    </HeldSection>
  );
}
