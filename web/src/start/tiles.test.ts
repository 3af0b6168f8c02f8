import { describe, expect, it } from 'vitest';
import type { FigureReading, Figures } from '@/api/types';
import { latestYear, tilesOf } from './tiles';

const of = (value: number | null, records: string, share?: number): FigureReading => ({
  value,
  records: `/api/v1/${records}`,
  ...(share === undefined ? {} : { share }),
});

const still = {
  'system.total': of(14, 'systems'),
  'system.classified_since[2024]': of(7, 'systems?c=gte.2024'),
  'system.classified_since[2025]': of(3, 'systems?c=gte.2025'),
  'activity.planned[2025]': of(9, 'activities?year=2025'),
  'activity.planned[2026]': of(4, 'activities?year=2026'),
  'activity.done[2025]': of(9, 'activities?d&year=2025'),
  'activity.done[2026]': of(3, 'activities?d&year=2026'),
};

const year = (number: number, figures: Record<string, FigureReading>): Figures => ({
  unit: 'UTB',
  year: number,
  figures: { ...still, ...figures },
});

const years = [
  year(2024, {
    'incident.total': of(2, 'incidents?2024'),
    'training.certified[Dataskydd]': of(5, 'course-results?2024', 0.25),
  }),
  year(2025, {
    'incident.total': of(3, 'incidents?2025'),
    'training.certified[Dataskydd]': of(10, 'course-results?2025', 0.4),
  }),
  year(2026, { 'incident.total': of(0, 'incidents?2026') }),
];

const tile = (id: string) => tilesOf(years, '2026-11-21').find((one) => one.id === id);

describe('the tiles of the start page', () => {
  it('tell of the latest year that has anything of its own', () => {
    expect(latestYear(years)).toBe(2025);
    expect(tile('incident.total')).toMatchObject({ year: 2025, reading: { value: 3 }, difference: 1 });
  });

  it('stay with the current year where nothing is known at all', () => {
    expect(latestYear([year(2025, {}), year(2026, {})])).toBe(2026);
    expect(tilesOf([], '2026-11-21')).toEqual([]);
  });

  it('compare shares, where there are shares', () => {
    const certified = tile('training.certified[Dataskydd]');
    expect(certified?.shares).toBe(true);
    expect(certified?.difference).toBeCloseTo(0.15);
    expect(certified?.points).toEqual([
      { year: 2024, value: 0.25 },
      { year: 2025, value: 0.4 },
    ]);
  });

  it('take what is divided by year from the year it is of', () => {
    expect(tile('activity.done[2026]')).toMatchObject({
      year: 2026,
      reading: { value: 3 },
      whole: { value: 4 },
      difference: -6,
    });
  });

  it('draw no trend of what grows by looking further back', () => {
    expect(tile('system.classified_since[2025]')).toMatchObject({
      points: [],
      difference: null,
      whole: { value: 14 },
    });
  });
});
