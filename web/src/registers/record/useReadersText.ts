import { useCallback } from 'react';
import type { SharedWith } from '@/api/sharing';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { registerWords } from '../words';

/** With whom a record is shared, in a sentence. */
export function useReadersText(): (shared: SharedWith) => string {
  const w = useWords(registerWords);
  const { locale } = useFormats();
  const { authorities } = useSession();
  return useCallback(
    (shared: SharedWith) => {
      if (shared === 'all') return w('shared_with_all');
      if (shared.length === 0) return w('shared_with_none');
      const names = shared.map((code) => authorities.find((one) => one.code === code)?.name ?? code);
      return w('shared_with', { names: new Intl.ListFormat(locale).format(names) });
    },
    [w, locale, authorities],
  );
}
