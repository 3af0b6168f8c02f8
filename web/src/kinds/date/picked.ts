import {
  type DateValue,
  parseAbsolute,
  parseDate as parseDay,
  toCalendarDate,
  toZoned,
  ZonedDateTime,
} from '@internationalized/date';
import { timeZone } from '@/words/format';
import { momentText } from '../calendar';
import { readInstant } from '../instant/rules';
import { readDate } from './rules';

/** A draft as the calendar wants it; null where it is no day or moment. */
export function pickedOf(draft: string, withTime: boolean): DateValue | null {
  const { value } = withTime ? readInstant(draft) : readDate(draft);
  if (typeof value !== 'string') return null;
  return withTime ? parseAbsolute(value, timeZone) : parseDay(value);
}

/** What the calendar gave, as a draft. A day without a clock begins at midnight in Sweden. */
export function draftOf(picked: DateValue | null, withTime: boolean): string {
  if (picked === null) return '';
  if (!withTime) return toCalendarDate(picked).toString();
  const moment = picked instanceof ZonedDateTime ? picked : toZoned(picked, timeZone);
  return momentText(moment.toDate().getTime());
}
