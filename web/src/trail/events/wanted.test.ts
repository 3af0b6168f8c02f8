import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, nothingWanted } from './wanted';

describe('what the address asks of the trail', () => {
  it('is of the authority that is shown, or of the city’s own chain', () => {
    expect(filterOf({ kind: 'seen', from: '2026-11-01', part: 'events' }, 'UTB')).toEqual({
      authority: 'UTB',
      from: '2026-11-01',
      to: '',
      account: '',
      kind: 'seen',
      type: '',
      id: '',
    });
    expect(filterOf({ chain: 'city' }, 'UTB').authority).toBe('-');
  });

  it('is narrowed by any condition, and by none when all are taken away', () => {
    expect(isNarrowed(filterOf({ to: '2026-11-01' }, 'UTB'))).toBe(true);
    expect(isNarrowed(filterOf({ to: '2026-11-01', ...nothingWanted }, 'UTB'))).toBe(false);
  });
});
