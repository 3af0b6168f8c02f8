import { useEffect, useRef } from 'react';
import type { Duty } from '@/api/incident_duties';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import { clockWords } from './clock_words';
import { timeLeft, type Urgency } from './deadline';
import { useTimeText } from './useTimeText';

/** Says politely when a deadline comes closer than a day, than six hours, and when it has passed; never each minute. */
export function useClockAnnouncements(duties: readonly Duty[], now: number): void {
  const w = useWords(clockWords);
  const say = useSay();
  const text = useTimeText();
  const { announce } = useNotices();
  const heard = useRef(new Map<string, Urgency>());
  useEffect(() => {
    for (const { id, label, clock } of duties) {
      if (!clock) continue;
      const left = timeLeft(clock.due, now);
      const before = heard.current.get(id);
      heard.current.set(id, left.urgency);
      if (before && before !== left.urgency) announce(w('said', { duty: say(label), left: text(left) }));
    }
  }, [duties, now, announce, say, text, w]);
}
