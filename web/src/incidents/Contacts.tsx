import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useSay, useWords } from '@/words/words';
import type { Contacts as Known } from './contacts_kept';
import { firstQuestionWords } from './first_question_words';
import styles from './Receipt.module.css';

/** Whom to tell the rest, by voice; the authority's own names where they are known. */
export function Contacts({ contacts }: { contacts: Known | null }) {
  const w = useWords(firstQuestionWords);
  const say = useSay();
  const known = Object.entries(contacts ?? {}).filter(([, text]) => say(text));
  return (
    <section className={styles.contacts}>
      <Heading level={2} data-size="2xs">
        {w('call')}
      </Heading>
      <Paragraph>{w('call_help')}</Paragraph>
      {known.length > 0 && (
        <ul className={styles.next}>
          {known.map(([id, text]) => (
            <li key={id}>{say(text)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
