import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

/** A text in both languages of the page. The API gives such texts in the same shape. */
export interface Text {
  sv: string;
  en: string;
}

export type Language = 'sv' | 'en';

/** Key → [Swedish, English]. `{{name}}` is filled in; keys that end in _one and _other follow `count`. */
type Entries = Record<string, readonly [sv: string, en: string]>;

type Key<E extends Entries> = keyof E extends infer K
  ? K extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : K extends string
      ? K
      : never
  : never;

/** The words of one room of the page. */
export interface Words<E extends Entries> {
  room: string;
  entries: E;
}

export type Values = Record<string, string | number>;

void i18next.use(initReactI18next).init({
  lng: 'sv',
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});

const declared = new Map<string, Words<Entries>>();

/** Declares the words of a room: each key in both languages, or it does not compile. */
export function defineWords<const E extends Entries>(room: string, entries: E): Words<E> {
  const pick = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(entries).map(([key, pair]) => [key, pair[index]]));
  i18next.addResourceBundle('sv', room, pick(0));
  i18next.addResourceBundle('en', room, pick(1));
  const words = { room, entries };
  declared.set(room, words);
  return words;
}

/** All that has been declared so far, for the test of words. */
export function allWords(): Words<Entries>[] {
  return [...declared.values()];
}

/** The words of a room in the reader's language. */
export function useWords<E extends Entries>(words: Words<E>) {
  const { t } = useTranslation(words.room);
  return useCallback((key: Key<E>, values?: Values) => t(key, values ?? {}), [t]);
}

/** For what is not drawn by React. */
export function word<E extends Entries>(words: Words<E>, key: Key<E>, values?: Values): string {
  return i18next.t(key, { ...values, ns: words.room });
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'sv';
}

/** The reader's language; components that use it are drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'sv';
}

/** Also tells the browser, so that a screen reader speaks the right language. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** Says a text of the API in the reader's language. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => text[language], [language]);
}
