import type { Theme } from '@/api/types';
import { type Language, setLanguage } from '@/words/words';

const remembered = 'ringmur';

interface Look {
  language: Language;
  theme: Theme;
}

/** Shown at once; remembered in the browser for the page of sign-in. */
export function applyLook(look: Look): void {
  document.documentElement.dataset.colorScheme = look.theme;
  setLanguage(look.language);
  try {
    localStorage.setItem(remembered, JSON.stringify(look));
  } catch {
    // A browser that keeps nothing asks the account next time.
  }
}

export function rememberedLook(): Look {
  const language: Language = navigator.language.startsWith('en') ? 'en' : 'sv';
  try {
    const look = JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Look>;
    return {
      language: look.language === 'en' || look.language === 'sv' ? look.language : language,
      theme: look.theme ?? 'auto',
    };
  } catch {
    return { language, theme: 'auto' };
  }
}
