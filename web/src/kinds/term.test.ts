import { describe, expect, it } from 'vitest';
import { formats } from '@/words/format';
import { setLanguage } from '@/words/words';
import { codesOf, termsOfCodes } from './choice/terms';
import { periodOf, termsOfPeriod, yearOf } from './date/terms';
import { describeTerm } from './describe';
import { colours, fieldFor } from './specimen';
import { parseTerm, valueOf, writeTerm } from './term';

describe('a term', () => {
  it.each([
    ['eq.5', { operator: 'eq', values: ['5'] }],
    ['eq.a.b', { operator: 'eq', values: ['a.b'] }],
    ['gte.2025-01-01', { operator: 'gte', values: ['2025-01-01'] }],
    ['in.(a,"b,c","d\\"e")', { operator: 'in', values: ['a', 'b,c', 'd"e'] }],
    ['is.null', { operator: 'is', values: [] }],
    ['not.is.null', { operator: 'not.is', values: [] }],
  ])('%s is understood and written back', (text, term) => {
    expect(parseTerm(text)).toEqual(term);
    expect(parseTerm(writeTerm(parseTerm(text) ?? { operator: 'eq', values: ['?'] }))).toEqual(term);
  });

  it.each(['5', 'eq.', 'in.(a,)', 'like.5', 'is.5', 'in.(a', 'in.("a)', ''])('%s is not one', (text) => {
    expect(parseTerm(text)).toBeNull();
  });

  it('is found by its comparison', () => {
    expect(valueOf(['gte.1', 'lte.5'], 'lte', 'eq')).toBe('5');
    expect(valueOf(['gte.1'], 'lte')).toBe('');
  });
});

describe('a period of days', () => {
  it('includes its last day', () => {
    const terms = termsOfPeriod({ from: '2025-01-01', to: '2025-12-31' });
    expect(terms).toEqual(['gte.2025-01-01', 'lt.2026-01-01']);
    expect(periodOf(terms)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(yearOf(terms)).toBe(2025);
  });

  it('may be open, or one day', () => {
    expect(periodOf(['lte.2025-03-01'])).toEqual({ from: '', to: '2025-03-01' });
    expect(periodOf(['eq.2025-03-01'])).toEqual({ from: '2025-03-01', to: '2025-03-01' });
    expect(termsOfPeriod({ from: '', to: '2025-02-28' })).toEqual(['lt.2025-03-01']);
    expect(yearOf(['gte.2025-01-01'])).toBeNull();
    expect(yearOf(['gte.2025-01-01', 'lt.2025-07-01'])).toBeNull();
  });
});

it('choices become one value or a list', () => {
  expect(termsOfCodes(['a'])).toEqual(['eq.a']);
  expect(termsOfCodes(['a', 'b'])).toEqual(['in.(a,b)']);
  expect(codesOf(['in.(a,b)'])).toEqual(['a', 'b']);
  expect(codesOf(['neq.a'])).toEqual([]);
});

describe('a condition in words', () => {
  const say = (text: string, field = fieldFor('integer')) => {
    setLanguage('sv');
    return describeTerm(text, field, { language: 'sv', formats: formats('sv'), names: { 'id-1': 'Skolan' } });
  };

  it('says what is compared', () => {
    expect(say('gte.9')).toBe('minst 9');
    expect(say('eq.17722')).toBe('17\u00a0722');
    expect(say('in.(red,blue)', fieldFor('choice', { choices: colours }))).toBe('Röd eller Blå');
    expect(say('gte.2025-01-01', fieldFor('instant'))).toBe('från och med 2025-01-01');
    expect(say('lt.2025-01-01', fieldFor('date'))).toBe('före 2025-01-01');
    expect(say('not.is.null')).toBe('ifyllt');
    expect(say('is.null')).toBe('tomt');
    expect(say('contains.mejl', fieldFor('text'))).toBe('innehåller ”mejl”');
    expect(say('under.UTB', fieldFor('reference'))).toBe('UTB med allt under');
    expect(say('eq.true', fieldFor('boolean'))).toBe('Ja');
  });

  it('leaves what it does not understand as it stands', () => {
    expect(say('like.x')).toBe('like.x');
    expect(say('eq.lots')).toBe('lots');
  });
});
