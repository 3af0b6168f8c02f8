import { describe, expect, it } from 'vitest';
import { cellsByValue, riskMap } from './map';

const counts = {
  by: ['likelihood', 'impact'],
  total: 9,
  items: [
    { values: [3, 4], count: 5, query: 'likelihood=eq.3&impact=eq.4' },
    { values: [5, 1], count: 1, query: 'likelihood=eq.5&impact=eq.1' },
    { values: [null, 2], count: 2, query: 'likelihood=is.null&impact=eq.2' },
    { values: [null, null], count: 1, query: 'likelihood=is.null&impact=is.null' },
  ],
};
const map = riskMap(counts, { authority: 'UTB', year: 'eq.2025', unit: 'under.SKOLA' });

describe('the map of risks', () => {
  it('has the most likely at the top and the gravest to the right', () => {
    expect(map.rows.map((row) => row.likelihood)).toEqual([5, 4, 3, 2, 1]);
    expect(map.rows[0]?.cells.map((cell) => cell.impact)).toEqual([1, 2, 3, 4, 5]);
    expect(map.rows[2]?.cells[3]).toMatchObject({ value: 12, count: 5 });
  });

  it('leads from a cell to its risks within the selection', () => {
    expect(map.rows[2]?.cells[3]?.records).toBe(
      '/api/v1/risks?authority=UTB&year=eq.2025&unit=under.SKOLA&likelihood=eq.3&impact=eq.4',
    );
  });

  it('leads to the fields of what it shows', () => {
    const before = riskMap({ by: [], total: 0, items: [] }, {}, 'inherent');
    expect(before.rows[0]?.cells[0]?.records).toBe(
      '/api/v1/risks?inherent_likelihood=eq.5&inherent_impact=eq.1',
    );
  });

  it('counts apart what nobody has assessed', () => {
    expect(map).toMatchObject({ total: 9, notAssessed: 3 });
  });

  it('reads as a table, the gravest first', () => {
    expect(cellsByValue(map).map((cell) => [cell.value, cell.count])).toEqual([
      [12, 5],
      [5, 1],
    ]);
  });
});
