import type { Level, LevelColour, RiskLevel, RiskMethod } from '@/api/settings';

/** The method that an analysis is judged by: its own, else the one for every other. */
export function methodOf(methods: readonly RiskMethod[], analysis: string): RiskMethod | undefined {
  return methods.find((method) => method.name === analysis) ?? methods.find((method) => method.name === '*');
}

/** The methods of several analyses, each once. */
export function methodsOf(methods: readonly RiskMethod[], analyses: readonly string[]): RiskMethod[] {
  const found = analyses.flatMap((analysis) => methodOf(methods, analysis) ?? []);
  return found.length > 0 ? [...new Set(found)] : methods.slice(-1);
}

export const steps = [1, 2, 3, 4, 5] as const;

export type Axis = 'likelihood' | 'impact';

/** What a step is called; nothing where the methods do not agree. */
export function levelOf(methods: readonly RiskMethod[], axis: Axis, step: number): Level | null {
  const levels = methods.map((method) => method[axis].find((level) => level.value === step));
  const first = levels[0];
  return first && levels.every((level) => level?.sv === first.sv && level.en === first.en) ? first : null;
}

/** Whether action is required at a risk value: for all of the methods, for some, for none. */
export type Required = 'all' | 'some' | 'none';

export function requiredAt(methods: readonly RiskMethod[], value: number): Required {
  const over = methods.filter((method) => value >= method.threshold).length;
  if (over === 0) return 'none';
  return over === methods.length ? 'all' : 'some';
}

/** For a server that does not tell a method's levels. */
const usualLevels = (threshold: number): RiskLevel[] => [
  { from: 1, name: { sv: 'Under tröskelvärdet', en: 'Below the threshold' }, colour: 'low' },
  { from: threshold, name: { sv: 'Från tröskelvärdet', en: 'From the threshold' }, colour: 'high' },
];

export const riskLevelsOf = (method: RiskMethod): RiskLevel[] =>
  method.levels?.length ? method.levels : usualLevels(method.threshold);

/** The level that a value reaches in a method; nothing below the first. */
export const riskLevelAt = (method: RiskMethod, value: number): RiskLevel | undefined =>
  riskLevelsOf(method).findLast((level) => value >= level.from);

/** The levels of the methods; nothing where they do not agree. */
export function sharedLevels(methods: readonly RiskMethod[]): RiskLevel[] | null {
  const [first, ...others] = methods.map(riskLevelsOf);
  const same = (levels: RiskLevel[]) => JSON.stringify(levels) === JSON.stringify(first);
  return first && others.every(same) ? first : null;
}

const gravest: readonly LevelColour[] = ['critical', 'high', 'moderate', 'low'];

/** How grave a value looks: as the strictest of the methods has it. */
export function colourAt(methods: readonly RiskMethod[], value: number): LevelColour {
  const colours = methods.map((method) => riskLevelAt(method, value)?.colour);
  return gravest.find((colour) => colours.includes(colour)) ?? 'low';
}
