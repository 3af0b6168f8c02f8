import { type Draft, languages, lists, type MethodDraft, mostOf, scales } from './draft';

export type FaultWord =
  'text_lacks' | 'label_lacks' | 'name_lacks' | 'name_twice' | 'line_twice' | 'threshold_bad' | 'list_empty';

export interface Fault {
  word: FaultWord;
  /** The highest risk value, where the fault is about it. */
  most?: number;
}

/** By the id of the control that it is about. */
export type Faults = Map<string, Fault>;

export const ids = {
  method: (index: number, part: 'name' | 'label_sv' | 'label_en' | 'threshold' | 'source') =>
    `method-${index}-${part}`,
  level: (index: number, scale: string, value: number, language: string) =>
    `method-${index}-${scale}-${value}-${language}`,
  line: (list: string, index: number) => `${list}-${index}`,
};

const folded = (text: string) => text.trim().toLocaleLowerCase('sv');

const twice = (texts: readonly string[], index: number) =>
  texts.findIndex((text) => folded(text) === folded(texts[index] ?? '')) < index;

function methodFaults(methods: readonly MethodDraft[], index: number, faults: Faults): void {
  const method = methods[index];
  if (!method) return;
  const names = methods.map((one) => one.name);
  if (!method.name.trim()) faults.set(ids.method(index, 'name'), { word: 'name_lacks' });
  else if (twice(names, index)) faults.set(ids.method(index, 'name'), { word: 'name_twice' });
  for (const language of languages) {
    if (!method.label[language].trim())
      faults.set(ids.method(index, `label_${language}`), { word: 'label_lacks' });
  }
  const most = mostOf(method);
  const threshold = Number(method.threshold);
  if (!/^\s*\d+\s*$/.test(method.threshold) || threshold < 1 || threshold > most) {
    faults.set(ids.method(index, 'threshold'), { word: 'threshold_bad', most });
  }
  for (const scale of scales) {
    for (const level of method[scale]) {
      for (const language of languages) {
        if (level[language].trim()) continue;
        faults.set(ids.level(index, scale, level.value, language), { word: 'label_lacks' });
      }
    }
  }
}

/** What must be mended before it can be saved, in the order of the page. */
export function faultsOf(draft: Draft): Faults {
  const faults: Faults = new Map();
  draft.risk_methods.forEach((_, index) => methodFaults(draft.risk_methods, index, faults));
  for (const list of lists) {
    const lines = draft[list];
    if (lines.length === 0) faults.set(list, { word: 'list_empty' });
    lines.forEach((line, index) => {
      if (!line.trim()) faults.set(ids.line(list, index), { word: 'text_lacks' });
      else if (twice(lines, index)) faults.set(ids.line(list, index), { word: 'line_twice' });
    });
  }
  return faults;
}
