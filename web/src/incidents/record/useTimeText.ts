import { useCallback } from 'react';
import { useWords } from '@/words/words';
import { clockWords } from './clock_words';
import type { TimeLeft } from './deadline';

/** What is left of a deadline in words: "2 dygn 3 h kvar", "43 min kvar", "Försenad med 5 h". */
export function useTimeText(): (left: TimeLeft) => string {
  const w = useWords(clockWords);
  return useCallback(
    ({ days, hours, minutes, urgency }) => {
      const parts = [
        days > 0 && w('days', { count: days }),
        hours > 0 && w('hours', { count: hours }),
        days === 0 && minutes > 0 && w('minutes', { count: minutes }),
      ].filter(Boolean);
      if (parts.length === 0) return w('now');
      return w(urgency === 'late' ? 'late' : 'left', { time: parts.join(' ') });
    },
    [w],
  );
}
