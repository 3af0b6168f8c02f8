import { ValueText } from '@/registers/ValueText';
import { useWords } from '@/words/words';
import { type Changed, valueOf } from './changed';
import { trailFactWords } from './fact_words';
import { useFactText } from './useFactText';

/** A value as its register shows it, or as plain as the event has it. */
export function FactValue({ fact, value }: { fact: Changed; value: unknown }) {
  const w = useWords(trailFactWords);
  const factText = useFactText();
  if (fact.field) return <ValueText field={fact.field} value={valueOf(value)} />;
  return factText(fact.name, value) || w('nothing');
}
