import { highlight } from './highlight';
import styles from './HitGroups.module.css';

/** A text with the words that were searched for marked. */
export function Marked({ text, find }: { text: string; find: string }) {
  return highlight(text, find).map((piece, index) =>
    piece.hit ? (
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
