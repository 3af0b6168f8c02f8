import { useDeferredValue, useState } from 'react';
import type { InputProps } from '../kind';
import { pickerOf, useBox } from './useBox';
import { type Candidate, useCandidates, useTitles } from './useReference';

/** A combobox that asks the server for records. */
export function usePicker({ field, draft, onChange, onBlur }: InputProps) {
  const box = useBox();
  const [picked, setPicked] = useState<Candidate | null>(null);
  const titles = useTitles(field.refers_to, picked?.id === draft ? [] : [draft]);
  const title = picked?.id === draft ? picked.title : (titles[draft] ?? '');
  const words = useDeferredValue(box.written ?? '');
  const { candidates, searching } = useCandidates(field, words, box.open);
  const onChoose = (candidate: Candidate | null) => {
    if (candidate) setPicked(candidate);
    onChange(candidate?.id ?? '');
  };
  return pickerOf(box, { candidates, searching, title, onChoose, onBlur });
}
