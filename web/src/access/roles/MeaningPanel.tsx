import { Heading } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import styles from './Meaning.module.css';
import { Sentences, type SentencesProps } from './Sentences';
import { rolesWords } from './words';

/** Beside a form: what follows from what is chosen, read aloud when it changes. */
export function MeaningPanel(props: SentencesProps) {
  const w = useWords(rolesWords);
  return (
    <section className={styles.panel} aria-live="polite">
      <Heading level={2} data-size="2xs">
        {w('meaning')}
      </Heading>
      <Sentences {...props} />
    </section>
  );
}
