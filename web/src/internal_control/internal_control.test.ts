import { describe, expect, it } from 'vitest';
import { task } from '@/registers/specimen';
import { readBoxes } from './boxes';
import { byControl, isDeviating, isPerformed } from './by_control';
import { choiceChanges } from './choice_changes';
import { numberOf } from './number_of';

describe('the plan of internal control', () => {
  it('keeps what was performed by its control, in order', () => {
    const all = [task(1, { control: 'a' }), task(2, { control: 'b' }), task(3, { control: 'a' })];
    expect(
      byControl(all)
        .get('a')
        ?.map(({ version }) => version),
    ).toEqual([1, 3]);
  });

  it('counts as performed what has come to a result', () => {
    expect(isPerformed(task(1, { result: null }))).toBe(false);
    expect(isPerformed(task(1, { result: 'not_done' }))).toBe(false);
    expect(isPerformed(task(1, { result: 'no_deviation' }))).toBe(true);
    expect(isDeviating(task(1, { result: 'no_deviation' }))).toBe(false);
    expect(isDeviating(task(1, { result: 'serious' }))).toBe(true);
  });

  it('takes in and out only the risks that were ticked otherwise', () => {
    const risks = [
      task(1, { internal_control: true }),
      task(2, { internal_control: null }),
      task(3, { internal_control: true }),
    ];
    const { added, removed } = choiceChanges(risks, new Set([task(1).id, task(2).id]));
    expect(added).toEqual([{ id: task(2).id, version: 2 }]);
    expect(removed).toEqual([{ id: task(3).id, version: 3 }]);
  });
});

describe('a number of the calculator', () => {
  it('has a comma or a point, and stays within its limits', () => {
    expect(numberOf(' 2,5 ', 0, 100, false)).toBe(2.5);
    expect(numberOf('2.5', 0, 100, true)).toBeNull();
    expect(numberOf('101', 0, 100, false)).toBeNull();
    expect(numberOf('', 0, 100, false)).toBeNull();
    expect(numberOf('1e3', 0, 10000, false)).toBeNull();
  });

  it('is asked with once all of them are numbers', () => {
    expect(readBoxes(['population', 'checked'], { population: '400', checked: '56' })).toEqual({
      population: 400,
      checked: 56,
    });
    expect(readBoxes(['population', 'checked'], { population: '400', checked: '' })).toBeNull();
  });
});
