import { expect, it } from 'vitest';
import { formOf, lacksReaders, sharedWith } from './share_form';

it('a form of sharing says the same as the record', () => {
  for (const shared of ['all' as const, [], ['SOC'], ['SOC', 'XYZ']])
    expect(sharedWith(formOf(shared, ['SOC', 'KS']))).toEqual(shared);
  expect(formOf(['SOC', 'XYZ'], ['SOC', 'KS'])).toEqual({ extent: 'some', ticked: ['SOC'], others: 'XYZ' });
});

it('codes are written as people separate them, each once', () => {
  expect(sharedWith({ extent: 'some', ticked: ['SOC'], others: 'KS, SOC;  MHN' })).toEqual([
    'SOC',
    'KS',
    'MHN',
  ]);
});

it('what is to be shared with some names somebody', () => {
  expect(lacksReaders({ extent: 'some', ticked: [], others: ' , ' })).toBe(true);
  expect(lacksReaders({ extent: 'none', ticked: [], others: '' })).toBe(false);
  expect(sharedWith({ extent: 'none', ticked: ['SOC'], others: 'KS' })).toEqual([]);
});
