import { useCallback } from 'react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { presets } from './terms';
import { retentionWords } from './words';

/** "2 år", "400 dagar", "Alltid". */
export function useTermText(): (days: number | null) => string {
  const w = useWords(retentionWords);
  const { number } = useFormats();
  return useCallback(
    (days) => {
      if (days === null) return w('keep');
      const preset = presets.find((one) => one === days);
      return preset ? w(`term_${preset}`) : w('days', { count: days, number: number(days) });
    },
    [w, number],
  );
}
