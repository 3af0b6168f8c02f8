import type { Field, Value } from '@/api/types';
import { showValue } from '@/kinds';
import { useTitles } from '@/kinds/reference/useReference';
import { useWords } from '@/words/words';
import { useReader } from './useReader';
import { registerWords } from './words';

/** A value as its register shows it; what a reference leads to is asked for. */
export function ValueText({ field, value }: { field: Field; value: Value }) {
  const w = useWords(registerWords);
  const referred = field.kind === 'reference' && typeof value === 'string' ? [value] : [];
  const reader = useReader(useTitles(field.refers_to, referred));
  return showValue(value, field, reader) || w('nothing');
}
