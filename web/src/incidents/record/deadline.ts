const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How much a deadline asks for attention. */
export type Urgency = 'calm' | 'soon' | 'urgent' | 'late';

export interface TimeLeft {
  urgency: Urgency;
  /** What is left, or has passed since, in whole parts. */
  days: number;
  hours: number;
  minutes: number;
}

/** The time that is left until an instant, or that has passed since. */
export function timeLeft(due: string, now: number): TimeLeft {
  const left = Date.parse(due) - now;
  const span = Math.abs(left);
  const urgency = left <= 0 ? 'late' : left < 6 * hour ? 'urgent' : left < day ? 'soon' : 'calm';
  return {
    urgency,
    days: Math.floor(span / day),
    hours: Math.floor((span % day) / hour),
    minutes: Math.floor((span % hour) / minute),
  };
}
