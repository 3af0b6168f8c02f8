import { useWords } from '@/words/words';
import styles from './Meaning.module.css';
import { Sentences, type SentencesProps } from './Sentences';
import { rolesWords } from './words';

/** Folded away until somebody asks. */
export function MeaningDetails(props: SentencesProps) {
  const w = useWords(rolesWords);
  return (
    <details className={styles.details}>
      <summary>{w('means')}</summary>
      <Sentences {...props} />
    </details>
  );
}
