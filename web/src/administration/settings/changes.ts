import type { RiskMethod, Settings } from '@/api/settings';
import { languages, type ListName, lists, type Scale, scales } from './draft';

/** A value that differs between two settings; null: there is none on that side. */
export type Change =
  | { part: 'threshold' | 'label_sv' | 'label_en' | 'source'; method: string; before: string; after: string }
  | {
      part: 'level_sv' | 'level_en';
      method: string;
      scale: Scale;
      value: number;
      before: string;
      after: string;
    }
  | { part: 'method'; before: string | null; after: string | null }
  | { part: ListName; before: string | null; after: string | null };

function methodChanges(before: RiskMethod, after: RiskMethod): Change[] {
  const { name: method } = after;
  const plain: Change[] = [
    { part: 'label_sv', method, before: before.label.sv, after: after.label.sv },
    { part: 'label_en', method, before: before.label.en, after: after.label.en },
    { part: 'threshold', method, before: String(before.threshold), after: String(after.threshold) },
    { part: 'source', method, before: before.source ?? '', after: after.source ?? '' },
  ];
  const levels = scales.flatMap((scale) =>
    after[scale].flatMap((level) => {
      const earlier = before[scale].find((one) => one.value === level.value);
      return languages.map((language): Change => {
        const names = { before: earlier?.[language] ?? '', after: level[language] };
        return { part: `level_${language}`, method, scale, value: level.value, ...names };
      });
    }),
  );
  return [...plain, ...levels].filter((change) => change.before !== change.after);
}

function lineChanges(list: ListName, before: readonly string[], after: readonly string[]): Change[] {
  const gone = before.filter((line) => !after.includes(line));
  const come = after.filter((line) => !before.includes(line));
  return [
    ...gone.map((line): Change => ({ part: list, before: line, after: null })),
    ...come.map((line): Change => ({ part: list, before: null, after: line })),
  ];
}

/** What saving `after` over `before` changes. */
export function changesOf(before: Settings, after: Settings): Change[] {
  const earlier = new Map(before.risk_methods.map((method) => [method.name, method]));
  const kept = new Set(after.risk_methods.map((method) => method.name));
  return [
    ...after.risk_methods.flatMap((method): Change[] => {
      const old = earlier.get(method.name);
      return old ? methodChanges(old, method) : [{ part: 'method', before: null, after: method.name }];
    }),
    ...before.risk_methods
      .filter((method) => !kept.has(method.name))
      .map((method): Change => ({ part: 'method', before: method.name, after: null })),
    ...lists.flatMap((list) => lineChanges(list, before[list], after[list])),
  ];
}
