import { useCallback } from 'react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { daysOf, type Period, stateOf } from './period';
import { rolesWords } from './words';

/** "Sedan 2026-01-01", "2026-07-01 – 2026-07-31". */
export function usePeriodText(now: Date): (period: Period) => string {
  const w = useWords(rolesWords);
  const { date } = useFormats();
  return useCallback(
    (period: Period) => {
      const { from, to } = daysOf(period);
      if (to) return w('since_until', { from: date(from), to: date(to) });
      return w(stateOf(period, now) === 'coming' ? 'begins' : 'since', { from: date(from) });
    },
    [w, date, now],
  );
}
