import { describe, expect, it } from 'vitest';
import { task } from '../specimen';
import { withRange } from './selection';
import { waysBack } from './undo';

const items = [task(1), task(2), task(3), task(4)];

describe('a selection', () => {
  it('takes all from one row to another, in either direction', () => {
    const down = withRange(new Map(), items, 1, 3, true);
    expect([...down.values()]).toEqual([2, 3, 4]);
    expect(withRange(new Map(), items, 3, 1, true)).toEqual(down);
    expect([...withRange(down, items, 2, 2, false).values()]).toEqual([2, 4]);
  });
});

describe('the way back from a change of many', () => {
  it('is a batch for each value that was there, at the versions that came of the change', () => {
    const before = [task(1), task(2, { status: 'done' }), task(3), task(4, { status: null })];
    const ways = waysBack(before, before, 'status', 'done');
    expect(ways).toEqual([
      {
        value: 'open',
        records: [
          { id: task(1).id, version: 2 },
          { id: task(3).id, version: 4 },
        ],
      },
      { value: null, records: [{ id: task(4).id, version: 5 }] },
    ]);
  });

  it('leaves out what was not seen at that version', () => {
    expect(waysBack([task(1)], [{ id: task(1).id, version: 7 }], 'status', 'done')).toEqual([]);
  });
});
