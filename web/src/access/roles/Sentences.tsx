import { useWords } from '@/words/words';
import styles from './Meaning.module.css';
import { useMeaning } from './useMeaning';
import type { RolePlace } from './usePlaceText';
import { rolesWords } from './words';

export interface SentencesProps {
  role: string;
  place: RolePlace;
  /** "Anna", "Du". */
  who: string;
}

/** What a role lets somebody do, in sentences. */
export function Sentences({ role, place, who }: SentencesProps) {
  const w = useWords(rolesWords);
  const sentences = useMeaning(role, place, who);
  if (!sentences) return null;
  if (sentences.length === 0) return <p>{w('may_nothing')}</p>;
  return (
    <ul className={styles.sentences}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
