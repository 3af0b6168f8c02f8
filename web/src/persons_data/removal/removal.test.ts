import { describe, expect, it } from 'vitest';
import { specimenRemoval } from '../specimen';
import { rowsOf } from './goes_rows';
import { groupsOf } from './stays_groups';

describe('a removal', () => {
  it('tells field by field what goes, and the whole of what has no fields', () => {
    const rows = rowsOf(specimenRemoval.goes);
    expect(rows.map(({ where, field, becomes, count }) => [where, field, becomes, count])).toEqual([
      ['Uppgifter (UTB)', 'Ansvarig', 'Borttagen person', 2],
      ['Uppgifter (UTB)', 'Anteckning', null, 1],
      ['Inloggningar', null, null, 4],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('tells what stays reason by reason, each reason once', () => {
    const groups = groupsOf(specimenRemoval.stays);
    expect(groups.map(({ ground, stays }) => [ground.code, stays.length])).toEqual([
      ['public_record', 1],
      ['trail', 2],
    ]);
  });
});
