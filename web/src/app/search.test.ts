import { describe, expect, it } from 'vitest';
import { one, pageOfRecords, parseSearch, stringifySearch } from './search';

describe('the address', () => {
  it('keeps two conditions on the same field', () => {
    const text = '?discovered_at=gte.2025-01-01&discovered_at=lt.2026-01-01&status=eq.open';
    expect(parseSearch(text)).toEqual({
      discovered_at: ['gte.2025-01-01', 'lt.2026-01-01'],
      status: 'eq.open',
    });
    expect(stringifySearch(parseSearch(text))).toBe(text);
  });

  it('never makes numbers or objects of what was written', () => {
    expect(parseSearch('?q=2025&title=eq.true')).toEqual({ q: '2025', title: 'eq.true' });
  });

  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', sort: undefined, limit: 50 })).toBe('?limit=50');
    expect(stringifySearch({})).toBe('');
    expect(one({}, 'q')).toBe('');
  });

  it('escapes what would break it', () => {
    const search = { q: 'å & ä = ö?', status: 'in.(new,ongoing)' };
    expect(stringifySearch(search)).toContain('status=in.(new,ongoing)');
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('leads from a figure to its list', () => {
    expect(pageOfRecords('/api/v1/incidents?authority=UTB&status=eq.open')).toEqual({
      to: '/registers/incidents',
      search: { authority: 'UTB', status: 'eq.open' },
    });
  });
});
