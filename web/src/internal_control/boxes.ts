import { numberOf } from './number_of';

/** What may stand in a box of the calculator. */
export interface Box {
  least: number;
  most: number;
  whole: boolean;
}

const largest = 10_000_000;

export const boxes = {
  population: { least: 1, most: largest, whole: true },
  expected: { least: 0, most: 100, whole: false },
  tolerable: { least: 0, most: 100, whole: false },
  confidence: { least: 50, most: 99.99, whole: false },
  checked: { least: 1, most: largest, whole: true },
  deviations: { least: 0, most: largest, whole: true },
} satisfies Record<string, Box>;

export type BoxName = keyof typeof boxes;

export const readBox = ({ least, most, whole }: Box, text: string) => numberOf(text, least, most, whole);

/** All the numbers of a form; null until each is one. */
export function readBoxes<Name extends BoxName>(
  names: readonly Name[],
  texts: Partial<Record<BoxName, string>>,
): Record<Name, number> | null {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const value = readBox(boxes[name], texts[name] ?? '');
    if (value === null) return null;
    found[name] = value;
  }
  return found as Record<Name, number>;
}
