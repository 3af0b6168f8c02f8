import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';
import type { FigureReading, Figures } from './types';

/** All figures of a unit ("UTB", "UTB/SKOLA") and a year. */
export const figuresQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['figures', unit, year],
    staleTime: 60_000,
    queryFn: ({ signal }) => ask<Figures>('GET', '/api/v1/figures', { query: { unit, year }, signal }),
  });

/** "training.certified[Dataskydd]" → its figure and what it is divided by. */
export function partsOfFigure(id: string): { figure: string; dimension: string } {
  const at = id.indexOf('[');
  return at < 0
    ? { figure: id, dimension: '' }
    : { figure: id.slice(0, at), dimension: id.slice(at + 1, id.endsWith(']') ? -1 : undefined) };
}

/** What the figure is called, without what it is divided by. */
export function nameOfFigure(id: string, reading: FigureReading, say: (text: Text) => string): string {
  return reading.label ? say(reading.label) : partsOfFigure(id).figure;
}

/** What the figure is called, with what it is divided by: "Certifierade – Dataskydd", "Klassade sedan 2025". */
export function titleOfFigure(id: string, reading: FigureReading, say: (text: Text) => string): string {
  const name = nameOfFigure(id, reading, say);
  const { dimension } = partsOfFigure(id);
  if (!dimension) return name;
  return /^\d+$/.test(dimension) ? `${name} ${dimension}` : `${name} – ${dimension}`;
}
