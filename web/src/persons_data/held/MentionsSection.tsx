import type { Mention } from '@/api/persons';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

/** Texts of records that hold the name, without being declared to name anybody. */
export function MentionsSection({ mentions }: { mentions: readonly Mention[] }) {
  const w = useWords(heldWords);
  const { number } = useFormats();
  if (mentions.length === 0) return null;
  const count = w('count', { count: mentions.length, number: number(mentions.length) });
  return (
    <HeldSection title={w('mentions')} count={count} why={w('mentions_help')}>
      <ul className={styles.records}>
        {mentions.map((mention) => (
          <li key={`${mention.id} ${mention.field}`}>
            <div className={styles.record}>
              <RecordsLink records={mention.link}>
                {mention.title || mention.reference || w('untitled')}
              </RecordsLink>
              <span className={styles.beside}>
                {mention.label}: {mention.field_label}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </HeldSection>
  );
}
