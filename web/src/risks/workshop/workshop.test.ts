import { describe, expect, it } from 'vitest';
import { agreementOf, clashesOf, proposalOf, settled } from './agreement';
import { isWhole, tidyCode } from './code';
import { median } from './median';
import { joinedRisk, ledRisk, method, shownRisk } from './specimen';
import { riskAfter, riskForMember, riskToLead } from './which';

const values = [1, 2, 3, 4, 5];

describe('the median', () => {
  it('is the step in the middle, the higher of two, and nothing of nothing', () => {
    expect(median([0, 1, 1, 0, 1], values)).toBe(3);
    expect(median([1, 0, 0, 0, 1], values)).toBe(5);
    expect(median([2, 1, 0, 0, 1], values)).toBe(2);
    expect(median([0, 0, 0, 4, 0], values)).toBe(4);
    expect(median([0, 0, 0, 0, 0], values)).toBeNull();
  });

  it('never leaves a scale that is not of five steps', () => {
    expect(median([0, 0, 3], [1, 2, 4])).toBe(4);
  });
});

describe('a code', () => {
  it('is read however it is written', () => {
    expect(tidyCode(' k7qf 2mx9 ')).toBe('K7QF-2MX9');
    expect(tidyCode('K7QF-2MX9-more')).toBe('K7QF-2MX9');
    expect(tidyCode('k7q')).toBe('K7Q');
    expect(isWhole(tidyCode('k7qf2mx9'))).toBe(true);
    expect(isWhole(tidyCode('k7qf2mx'))).toBe(false);
  });
});

describe('which risk', () => {
  const risks = [
    ledRisk('a', { step: 'agreed' }),
    ledRisk('b'),
    ledRisk('c', { step: 'shown' }),
    ledRisk('d', { step: 'rating' }),
  ];

  it('is led: the one asked for, else what is under way, else the next, else the last', () => {
    expect(riskToLead(risks, 'b')?.id).toBe('b');
    expect(riskToLead(risks, 'gone')?.id).toBe('d');
    expect(riskToLead(risks.slice(0, 3), '')?.id).toBe('c');
    expect(riskToLead(risks.slice(0, 2), '')?.id).toBe('b');
    expect(riskToLead(risks.slice(0, 1), '')?.id).toBe('a');
  });

  it('comes after: the next that is not agreed on, from the top again', () => {
    expect(riskAfter(risks, 'a')?.id).toBe('b');
    expect(riskAfter(risks, 'd')?.id).toBe('b');
    expect(riskAfter(risks.slice(0, 2), 'b')).toBeUndefined();
  });

  it('is shown to who takes part: one to answer first, then what is shown, else none', () => {
    const mine = { likelihood: 1, impact: 1, reason: '' };
    const answered = joinedRisk('a', { step: 'rating', mine });
    const asked = joinedRisk('b', { step: 'rating' });
    const shown = joinedRisk('c', { step: 'shown' });
    expect(riskForMember([shown, answered, asked])?.id).toBe('b');
    expect(riskForMember([shown, answered])?.id).toBe('a');
    expect(riskForMember([joinedRisk('d'), shown])?.id).toBe('c');
    expect(riskForMember([joinedRisk('d'), joinedRisk('e', { step: 'agreed' })])).toBeUndefined();
  });
});

describe('what is agreed on', () => {
  const explained = (scale: typeof method.likelihood) => scale.map((step) => ({ ...step, help: undefined }));
  const scales = {
    likelihood: explained(method.likelihood),
    impact: explained(method.impact),
    method: undefined,
  };
  const draft = proposalOf(shownRisk('a'), scales);
  const saved = { id: 'a', version: 8, likelihood: 3, impact: 1, reason: 'Ny brandvägg' } as never;

  it('is proposed from the answers, of the version that was read', () => {
    expect(draft).toMatchObject({ likelihood: 3, impact: 5, disagreeing: [], version: 3 });
    expect(proposalOf(ledRisk('a'), scales).likelihood).toBeNull();
    expect(agreementOf('a', { ...draft, impact: null })).toBeNull();
    expect(agreementOf('a', { ...draft, reason: ' därför ' })).toMatchObject({ risk: 'a', reason: 'därför' });
  });

  it('beside what somebody else has saved, field by field', () => {
    expect(clashesOf(draft, saved)).toEqual(['impact', 'reason']);
    const after = settled({ ...draft, reason: 'Vi enades' }, saved, new Set(['reason']));
    expect(after).toMatchObject({ likelihood: 3, impact: 1, reason: 'Vi enades', version: 8 });
  });
});
