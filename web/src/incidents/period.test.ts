import { describe, expect, it } from 'vitest';
import { ofMonth, ofYear, ofYearUntil } from './period';

describe('a stretch of a year as a filter', () => {
  it('ends where the next begins', () => {
    expect(ofYear(2025)).toEqual({ discovered_at: ['gte.2025-01-01', 'lt.2026-01-01'] });
    expect(ofMonth(2025, 2)).toEqual({ discovered_at: ['gte.2025-02-01', 'lt.2025-03-01'] });
    expect(ofMonth(2025, 12)).toEqual({ discovered_at: ['gte.2025-12-01', 'lt.2026-01-01'] });
  });

  it('holds its last day, also the leap day where there is none', () => {
    expect(ofYearUntil(2025, '11-30')).toEqual({ discovered_at: ['gte.2025-01-01', 'lt.2025-12-01'] });
    expect(ofYearUntil(2024, '02-29')).toEqual({ discovered_at: ['gte.2024-01-01', 'lt.2024-03-01'] });
    expect(ofYearUntil(2023, '02-29')).toEqual({ discovered_at: ['gte.2023-01-01', 'lt.2023-03-01'] });
  });
});
