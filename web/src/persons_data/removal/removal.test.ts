import { expect, it } from 'vitest';
import { specimenRemoval } from '../specimen';
import { groupsOf } from './stays_groups';

it('tells what stays reason by reason, each reason once', () => {
  const groups = groupsOf(specimenRemoval.stays);
  expect(groups.map(({ ground, stays }) => [ground.code, stays.map(({ field }) => field)])).toEqual([
    ['free_text', ['title', 'event']],
    ['trail', [null]],
  ]);
});
