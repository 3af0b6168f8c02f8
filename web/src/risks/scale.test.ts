import { describe, expect, it } from 'vitest';
import type { RiskMethod } from '@/api/settings';
import { levelOf, methodOf, methodsOf, requiredAt, weightOf } from './scale';

const method = (name: string, threshold: number, third = 'Möjlig'): RiskMethod => ({
  name,
  threshold,
  label: { sv: name, en: name },
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

  it('weigh what lies high above it', () => {
    expect([8, 9, 16, 20].map((value) => weightOf([vor], value))).toEqual([
      'low',
      'raised',
      'raised',
      'high',
    ]);
  });
});
