import { makeDate, parseDate, shownAt } from '../calendar';
import { momentIn } from '../instant/moment';
import { type Reading, refuse } from '../kind';
import { trimmed } from '../written';
import { fromSerial } from './serial';

/** "5/11 2025": the day first. "5/11/2025" is refused: nobody can tell day from month. */
function daySlashMonth(text: string): string | null {
  const parts = /^(\d+)\/(\d+) (.*)$/s.exec(text);
  const year = /^\d+$/.exec(trimmed(parts?.[3] ?? ''));
  return parts && year && makeDate(Number(year[0]), Number(parts[2]), Number(parts[1]));
}

function eightDigits(text: string): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts || Number(parts[1]) < 1900) return null;
  return makeDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

const dayOf = (shown: number) => new Date(shown).toISOString().slice(0, 10);

/** A day that is not a moment. */
export function plainDate(text: string): string | null {
  const serial = () => {
    // Numbers of four digits are days before 1928: who writes 2025 means the year.
    const shown = text.length > 4 ? fromSerial(text) : null;
    return shown === null ? null : dayOf(shown);
  };
  return parseDate(text) ?? daySlashMonth(text) ?? eightDigits(text) ?? serial();
}

export function readDate(text: string): Reading {
  if (/^.{4}-.{5}[ T]/s.test(text) && text.length > 10) {
    const moment = momentIn(text);
    if (typeof moment !== 'number') return moment;
    return { value: dayOf(shownAt(moment)) };
  }
  const date = plainDate(text);
  if (date) return { value: date };
  return refuse(
    'date.not_a_date',
    'Skriv en dag som finns, till exempel 2025-11-05.',
    'Write a day that exists, for example 2025-11-05.',
  );
}
