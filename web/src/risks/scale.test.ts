import { describe, expect, it } from 'vitest';
import type { RiskLevel, RiskMethod } from '@/api/settings';
import { colourAt, levelOf, methodOf, methodsOf, requiredAt, riskLevelAt, sharedLevels } from './scale';

const text = (sv: string) => ({ sv, en: sv });
const levels: RiskLevel[] = [
  { from: 1, name: text('Låg'), colour: 'low' },
  { from: 5, name: text('Måttlig'), colour: 'moderate' },
  { from: 9, name: text('Hög'), colour: 'high' },
  { from: 15, name: text('Kritisk'), colour: 'critical' },
];
const method = (name: string, threshold: number, third = 'Möjlig'): RiskMethod => ({
  name,
  threshold,
  label: text(name),
  likelihood: [{ value: 3, sv: third, en: third }],
  impact: [],
});
const vor = method('VoR', 9);
const other = method('*', 12, 'Kanske');

describe('the scales', () => {
  it('belong to an analysis, or to every other', () => {
    expect(methodOf([vor, other], 'VoR')).toBe(vor);
    expect(methodOf([vor, other], 'RSA')).toBe(other);
    expect(methodsOf([vor, other], ['RSA', 'Klassning'])).toEqual([other]);
    expect(methodsOf([vor, other], [])).toEqual([other]);
  });

  it('name a step only where they agree', () => {
    expect(levelOf([vor], 'likelihood', 3)?.sv).toBe('Möjlig');
    expect(levelOf([vor, other], 'likelihood', 3)).toBeNull();
    expect(levelOf([vor], 'likelihood', 4)).toBeNull();
  });

  it('require action from the threshold on', () => {
    expect(requiredAt([vor], 8)).toBe('none');
    expect(requiredAt([vor], 9)).toBe('all');
    expect(requiredAt([vor, other], 9)).toBe('some');
    expect(requiredAt([vor, other], 12)).toBe('all');
  });
});

describe('the levels of a method', () => {
  it('begin where they say', () => {
    const own = { ...vor, levels };
    expect([1, 4, 5, 8, 9, 14, 15, 25].map((value) => riskLevelAt(own, value)?.name.sv)).toEqual([
      'Låg',
      'Låg',
      'Måttlig',
      'Måttlig',
      'Hög',
      'Hög',
      'Kritisk',
      'Kritisk',
    ]);
  });

  it('are those below and from the threshold where a method has none', () => {
    expect([8, 9].map((value) => riskLevelAt(vor, value)?.colour)).toEqual(['low', 'high']);
  });

  it('are of use together only where the methods have the same', () => {
    expect(
      sharedLevels([
        { ...vor, levels },
        { ...other, levels },
      ]),
    ).toEqual(levels);
    expect(sharedLevels([{ ...vor, levels }, other])).toBeNull();
  });

  it('colour a value as the strictest method does', () => {
    expect(colourAt([other], 9)).toBe('low');
    expect(colourAt([other, { ...vor, levels }], 9)).toBe('high');
    expect(colourAt([other, { ...vor, levels }], 16)).toBe('critical');
  });
});
