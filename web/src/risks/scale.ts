import type { Level, RiskMethod } from '@/api/settings';

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

type Axis = 'likelihood' | 'impact';

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

/** How grave a cell looks: below the threshold, from it, and in the upper half of what lies above it. */
export type Weight = 'low' | 'raised' | 'high';

export function weightOf(methods: readonly RiskMethod[], value: number): Weight {
  const threshold = Math.min(...methods.map((method) => method.threshold));
  if (value < threshold) return 'low';
  return value < (threshold + 25) / 2 ? 'raised' : 'high';
}
