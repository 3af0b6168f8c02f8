import { createPortal } from 'react-dom';
import styles from './CodesSheet.module.css';

/** What the printer gets instead of the page. */
export function CodesSheet({ text }: { text: string }) {
  return createPortal(
    <pre className={styles.sheet} aria-hidden>
      {text}
    </pre>,
    document.body,
  );
}
