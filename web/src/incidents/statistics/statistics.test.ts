import { describe, expect, it } from 'vitest';
import type { Division } from '@/api/incident_statistics';
import { drawingOfDivisions, sortedDivisions } from './divided';
import { lengthOf } from './hours';

const division = (value: string, counts: Record<string, number>): Division => ({
  value,
  label: { sv: value, en: value },
  terms: `kind=eq.${value}`,
  counts,
});
const nameOf = (one: Division) => one.label.sv;

describe('a length of time', () => {
  it('is said in hours up to two days, then in days, with one decimal', () => {
    expect(lengthOf(5.25)).toEqual({ unit: 'hours', count: 5.3 });
    expect(lengthOf(47.9)).toEqual({ unit: 'hours', count: 47.9 });
    expect(lengthOf(48)).toEqual({ unit: 'days', count: 2 });
    expect(lengthOf(100)).toEqual({ unit: 'days', count: 4.2 });
  });
});

describe('what incidents are divided by', () => {
  it('has the most frequent first and nothing that none of the years has', () => {
    const all = [division('A', { 2024: 1 }), division('B', { 2023: 9 }), division('C', { 2024: 2, 2025: 3 })];
    expect(sortedDivisions(all, [2024, 2025]).map(nameOf)).toEqual(['C', 'A']);
  });

  it('is drawn with what is rare together, so that nothing is left out', () => {
    const all = Array.from({ length: 8 }, (_, index) => division(`K${index}`, { 2025: 10 - index }));
    const drawing = drawingOfDivisions(all, [2024, 2025], nameOf, 'Övriga');
    expect(drawing.series.map(({ name }) => name)).toEqual(['K0', 'K1', 'K2', 'K3', 'K4', 'Övriga']);
    expect(drawing.series.at(-1)?.values).toEqual([0, 5 + 4 + 3]);
    const six = drawingOfDivisions(all.slice(0, 6), [2025], nameOf, 'Övriga');
    expect(six.series.map(({ name }) => name)).not.toContain('Övriga');
  });
});
