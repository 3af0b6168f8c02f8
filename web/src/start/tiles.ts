import { partsOfFigure } from '@/api/figures';
import type { FigureReading, Figures } from '@/api/types';

export interface Point {
  year: number;
  value: number;
}

export interface Tile {
  /** The figure with what it is divided by: "training.certified[Dataskydd]". */
  id: string;
  year: number;
  reading: FigureReading;
  /** What it is a part of: activities done of all. */
  whole: FigureReading | null;
  /** Shares where it has them, else values; one for each year that has it. */
  points: Point[];
  /** The points are parts of one. */
  shares: boolean;
  /** Against the year before; null where that is not known. */
  difference: number | null;
}

interface Wanted {
  figure: string;
  /** Divided by year: the figure itself tells the years apart. */
  perYear?: boolean;
  whole?: string;
}

/** What the start page tells of; all the rest stands on the page of figures. */
const wanted: Wanted[] = [
  { figure: 'training.certified' },
  { figure: 'system.classified_since', perYear: true, whole: 'system.total' },
  { figure: 'incident.total' },
  { figure: 'risk.action_required' },
  { figure: 'gap.high_priority' },
  { figure: 'activity.done', perYear: true, whole: 'activity.planned' },
];

const trendYears = 3;

const isYear = (id: string) => /^\d{4}$/.test(partsOfFigure(id).dimension);

const measure = (reading: FigureReading) => reading.share ?? reading.value;

/** Counted within its year: another year counts other records. */
function ofItsYear(all: readonly Figures[], year: number, id: string, reading: FigureReading): boolean {
  return all.every((other) => other.year === year || other.figures[id]?.records !== reading.records);
}

/** The latest year that records of the year itself tell of; what is counted over all time says nothing. */
export function latestYear(all: readonly Figures[]): number {
  const years = all.map(({ year }) => year);
  const told = all.filter(({ year, figures }) =>
    Object.entries(figures).some(
      ([id, reading]) => (reading.value ?? 0) > 0 && ofItsYear(all, year, id, reading) && !isYear(id),
    ),
  );
  return Math.max(0, ...(told.length > 0 ? told.map(({ year }) => year) : years));
}

type Readings = { year: number; reading: FigureReading }[];

function tileOf(id: string, readings: Readings, year: number, whole: FigureReading | null): Tile | null {
  const last = readings.filter((one) => one.year <= year).at(-1);
  if (!last) return null;
  const shares = last.reading.share != null;
  const points = readings
    .filter((one) => one.year <= last.year && one.year > last.year - trendYears)
    .map((one) => ({ year: one.year, value: measure(one.reading) }))
    .filter((point): point is Point => point.value !== null);
  const now = measure(last.reading);
  const before = points.find((point) => point.year === last.year - 1)?.value ?? null;
  const difference = now === null || before === null ? null : now - before;
  return { id, year: last.year, reading: last.reading, whole, points, shares, difference };
}

function ofYears(one: Wanted, last: Figures, year: number): Tile | null {
  const readings = Object.entries(last.figures)
    .filter(([id]) => partsOfFigure(id).figure === one.figure)
    .map(([id, reading]) => ({ id, year: Number(partsOfFigure(id).dimension), reading }))
    .sort((a, b) => a.year - b.year);
  const id = readings.filter((reading) => reading.year <= year).at(-1)?.id;
  const whole = one.whole ? (last.figures[`${one.whole}[${year}]`] ?? last.figures[one.whole]) : undefined;
  const tile = id ? tileOf(id, readings, year, whole ?? null) : null;
  // "Since a year" grows the longer back it looks: no trend.
  return tile && one.figure.endsWith('_since') ? { ...tile, points: [], difference: null } : tile;
}

function ofFigure(one: Wanted, all: readonly Figures[], year: number): (Tile | null)[] {
  const ids = new Set(all.flatMap(({ figures }) => Object.keys(figures)));
  const its = [...ids].filter((id) => partsOfFigure(id).figure === one.figure);
  return its.map((id) => {
    const readings = all.flatMap(({ year: its, figures }) => {
      const reading = figures[id];
      return reading ? [{ year: its, reading }] : [];
    });
    return tileOf(id, readings, year, null);
  });
}

/** The tiles of the start page, from figures of several years. */
export function tilesOf(figures: readonly Figures[], today: string): Tile[] {
  const all = [...figures].sort((a, b) => a.year - b.year);
  const last = all.at(-1);
  if (!last) return [];
  const year = latestYear(all);
  const thisYear = Number(today.slice(0, 4));
  return wanted
    .flatMap((one) => {
      if (!one.perYear) return ofFigure(one, all, year);
      const planned = one.whole ? last.figures[`${one.whole}[${thisYear}]`]?.value : null;
      return [ofYears(one, last, planned ? thisYear : year)];
    })
    .filter((tile) => tile !== null);
}
