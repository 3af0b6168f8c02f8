import { useMemo } from 'react';
import { type Language, useLanguage } from './words';

export const timeZone = 'Europe/Stockholm';

const locale = (language: Language) => (language === 'sv' ? 'sv-SE' : 'en-GB');

const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });

/** The day in Sweden of an instant: "2025-11-05". */
export const dayOf = (instant: string): string => isoDay.format(new Date(instant));

/** Dates, numbers and order as the reader's language has them; time is Swedish time whatever the machine says. */
export function formats(language: Language) {
  const tag = locale(language);
  const day = new Intl.DateTimeFormat(tag, {
    dateStyle: language === 'sv' ? 'short' : 'medium',
    timeZone: 'UTC',
  });
  const instant = new Intl.DateTimeFormat(tag, {
    dateStyle: language === 'sv' ? 'short' : 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone });
  const longDay = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
  const share = new Intl.NumberFormat(tag, {
    style: 'percent',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' });
  const shortMonth = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const collator = new Intl.Collator(tag, { numeric: true });
  return {
    locale: tag,
    /** "2025-11-05" → as people write it. */
    date: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    /** An instant in UTC → day and time in Sweden. */
    instant: (iso: string) => instant.format(new Date(iso)),
    /** An instant in UTC → the time of day in Sweden. */
    time: (iso: string) => time.format(new Date(iso)),
    /** "2025-11-05" → with the day of the week. */
    longDate: (iso: string) => longDay.format(new Date(`${iso}T00:00:00Z`)),
    number: (value: number) => number.format(value),
    /** 0.0766 → "7,66 %". */
    share: (value: number) => share.format(value),
    /** 1–12 → "januari". */
    month: (value: number) => month.format(Date.UTC(2000, value - 1, 15)),
    shortMonth: (value: number) => shortMonth.format(Date.UTC(2000, value - 1, 15)),
    compare: (a: string, b: string) => collator.compare(a, b),
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formats(language), [language]);
}
