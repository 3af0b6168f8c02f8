import { momentOf, parseDate } from '../calendar';
import { plainDate } from '../date/rules';
import { fromSerial } from '../date/serial';
import { type Refusal, refuse } from '../kind';
import { trimmed } from '../written';

/** A moment with its zone, to the millisecond (RFC 3339). */
function exact(text: string): number | null {
  const form =
    /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
  const [, date = '', hour, minute, second, part = '', sign, ahead = 0, minutes = 0] = form.exec(text) ?? [];
  if (!parseDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(ahead) > 23 || Number(minutes) > 59) return null;
  const milliseconds = part.slice(0, 3).padEnd(3, '0');
  const asIf = Date.parse(`${date}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${milliseconds}Z`);
  const offset = (Number(ahead) * 60 + Number(minutes)) * 60_000;
  const moment = sign === '-' ? asIf + offset : asIf - offset;
  const year = new Date(moment).getUTCFullYear();
  return year < 1000 || year > 9999 ? null : moment;
}

/** "14:30", "14.30", "14:30:05" in milliseconds. */
function clockOf(text: string): number | null {
  const parts = /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

/** Where the clock begins: after the last space or after the "T" of an ISO moment. */
function clockStart(text: string): number {
  if (text.length > 10 && text[10] === 'T') return 10;
  const space = text.lastIndexOf(' ');
  return space >= 0 && /[:.]/.test(text.slice(space)) ? space : -1;
}

/** Day and clock in Sweden, as if they were UTC. */
function shownIn(text: string): number | null {
  const serial = text.length <= 4 || text.length === 8 ? null : fromSerial(text);
  if (serial !== null) return serial;
  const start = clockStart(text);
  const clock = start < 0 ? 0 : clockOf(text.slice(start + 1));
  const day = start < 0 ? text : text.slice(0, start);
  const date = day.length > 10 ? null : plainDate(trimmed(day));
  return clock === null || date === null ? null : Date.parse(`${date}T00:00:00Z`) + clock;
}

/** The moment that a text tells of, in milliseconds of UTC. A clock without a zone is Swedish. */
export function momentIn(text: string): number | { refusal: Refusal } {
  const moment = exact(text);
  if (moment !== null) return moment;
  const shown = shownIn(text);
  if (shown === null) {
    return refuse(
      'instant.not_a_moment',
      'Skriv dag och klockslag, till exempel 2025-11-05 14:30.',
      'Write day and time, for example 2025-11-05 14:30.',
    );
  }
  return (
    momentOf(shown) ??
    refuse(
      'time.does_not_exist',
      'Tiden finns inte: den natten ställs klockan fram. Skriv tiden före eller efter den överhoppade timmen.',
      'There is no such time: clocks go forward that night. Write a time before or after the skipped hour.',
    )
  );
}
