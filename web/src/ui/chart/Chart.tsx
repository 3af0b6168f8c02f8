import { useEffect, useRef, useState } from 'react';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Chart.module.css';
import type { Drawing } from './drawing';
import { chartWords } from './words';

/** Draws in a canvas; the library comes when the first chart is shown. */
export function Chart({ drawing, label }: { drawing: Drawing; label: string }) {
  const w = useWords(chartWords);
  const f = useFormats();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'drawn' | Error>('loading');
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    void Promise.all([import('./draw'), document.fonts.ready])
      .then(([{ draw }]) => {
        if (left || !place.current) return;
        stop = draw(place.current, drawing, f);
        setState('drawn');
      })
      .catch((error: unknown) => setState(error instanceof Error ? error : new Error(String(error))));
    return () => {
      left = true;
      stop?.();
    };
  }, [drawing, f]);
  return (
    <>
      {state === 'loading' && <Busy label={w('drawing')} />}
      {state instanceof Error && <ErrorNote error={state} />}
      <div ref={place} role="img" aria-label={label} className={styles.canvas} />
    </>
  );
}
