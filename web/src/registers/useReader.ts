import { useMemo } from 'react';
import type { Names } from '@/api/types';
import type { Reader } from '@/kinds/kind';
import { useFormats } from '@/words/format';
import { useLanguage } from '@/words/words';

const none: Names = {};

export function useReader(names: Names = none): Reader {
  const formats = useFormats();
  const language = useLanguage();
  return useMemo(() => ({ formats, language, names }), [formats, language, names]);
}
