import { Alert, Button } from '@digdir/designsystemet-react';
import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWords } from '@/words/words';
import styles from './notices.module.css';
import { uiWords } from './words';

interface Notice {
  id: number;
  text: string;
  undo?: () => void;
}

interface Notices {
  /** Shows that something was done, and reads it aloud; `undo` gives a way back. */
  tell: (text: string, undo?: () => void) => void;
  /** Reads aloud only: how many hits, that a list was sorted. */
  announce: (text: string) => void;
}

const Context = createContext<Notices>({ tell: () => undefined, announce: () => undefined });

export const useNotices = () => useContext(Context);

const shown = 8000;

/** Does something later, unless the page has gone by then. */
function useLater() {
  const waiting = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const all = waiting.current;
    return () => {
      for (const timer of all) clearTimeout(timer);
    };
  }, []);
  return useCallback((work: () => void, wait: number) => {
    const timer = setTimeout(() => {
      waiting.current.delete(timer);
      work();
    }, wait);
    waiting.current.add(timer);
  }, []);
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const w = useWords(uiWords);
  const [notices, setNotices] = useState<Notice[]>([]);
  const [said, setSaid] = useState('');
  const next = useRef(0);
  const remove = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);
  const later = useLater();
  const announce = useCallback(
    (text: string) => {
      // Emptied first, so that the same words twice are read twice.
      setSaid('');
      later(() => setSaid(text), 50);
    },
    [later],
  );
  const tell = useCallback(
    (text: string, undo?: () => void) => {
      const id = ++next.current;
      setNotices((all) => [...all.slice(-2), undo ? { id, text, undo } : { id, text }]);
      announce(text);
      // What can be undone stays until it is sent away.
      if (!undo) later(() => remove(id), shown);
    },
    [announce, later, remove],
  );
  const value = useMemo(() => ({ tell, announce }), [tell, announce]);
  return (
    <Context value={value}>
      {children}
      {notices.length > 0 && (
        <section className={styles.notices} aria-label={w('messages')}>
          {notices.map((notice) => (
            <Alert key={notice.id} data-color="success" data-size="sm" className={styles.notice}>
              <span>{notice.text}</span>
              {notice.undo && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  onClick={() => {
                    notice.undo?.();
                    remove(notice.id);
                  }}
                >
                  {w('undo')}
                </Button>
              )}
              <Button
                variant="tertiary"
                icon
                data-size="sm"
                aria-label={w('dismiss')}
                onClick={() => remove(notice.id)}
              >
                <X aria-hidden size={16} />
              </Button>
            </Alert>
          ))}
        </section>
      )}
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
    </Context>
  );
}
