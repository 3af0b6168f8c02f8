import { describe, expect, it } from 'vitest';
import { byCase, toDecide } from './by_case';
import { pictureOf } from './picture';
import { someCandidates, someEstimate } from './specimen';

const cases = byCase(someCandidates);
const ids = (all: typeof cases) => all.map((one) => one.case.id);

describe('cases to compare', () => {
  it('come with their reports, the surest first', () => {
    expect(ids(cases)).toEqual(['2', '1', '3']);
    expect(cases[1]?.candidates.map((one) => one.incident.id)).toEqual(['8', '9']);
  });

  it('are over when they are decided, and come last when they are put off', () => {
    expect(ids(toDecide(cases, new Set(['2']), []))).toEqual(['1', '3']);
    expect(ids(toDecide(cases, new Set(), ['2']))).toEqual(['1', '3', '2']);
    expect(ids(toDecide(cases, new Set(), ['2', '1']))).toEqual(['3', '2', '1']);
    expect(toDecide(cases, new Set(['1', '2', '3']), ['1'])).toEqual([]);
  });
});

describe('the picture of the estimate', () => {
  it('reaches to the upper end of the interval', () => {
    const { known, lower, total } = pictureOf(someEstimate, {
      ...someEstimate.estimate,
      lower: 100,
      total: 150,
      upper: 200,
    });
    expect({ known, lower, total }).toEqual({ known: 0.4, lower: 0.5, total: 0.75 });
  });
});
