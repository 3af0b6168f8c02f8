import { Spinner } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useWords } from '@/words/words';
import styles from './Busy.module.css';
import { uiWords } from './words';

/** Says that something is under way, but only when it takes long enough to be noticed. */
export function Busy({ label }: { label?: string }) {
  const w = useWords(uiWords);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  const text = label ?? w('loading');
  return (
    <div className={styles.busy} role="status" data-busy>
      {slow && (
        <>
          <Spinner aria-hidden data-size="sm" />
          <span>{text}</span>
        </>
      )}
    </div>
  );
}
