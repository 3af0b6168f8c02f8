import type { Removal } from '@/api/persons';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { removalWords } from './words';

const counted = ['records', 'values', 'events', 'accounts'] as const;

/** What goes in all, in a line: "7 uppgifter i 3 poster …". */
export function useCounts(): (counts: Removal['counts']) => string {
  const w = useWords(removalWords);
  const { number, locale } = useFormats();
  return (counts) => {
    const some = counted.filter((name) => counts[name] > 0);
    const texts = some.map((name) =>
      w(`count_${name}`, { count: counts[name], number: number(counts[name]) }),
    );
    return new Intl.ListFormat(locale).format(texts);
  };
}
