import { describe, expect, it } from 'vitest';
import type { FigureReading, Figures, Register } from '@/api/types';
import { yearsBetween } from '@/app/yearsBetween';
import { areasOf, choose, differenceOf } from './catalogue';
import { drawingOf } from './chart';

const compare = (a: string, b: string) => a.localeCompare(b, 'sv', { numeric: true });
const say = (text: { sv: string }) => text.sv;

const reading = (sv: string, value: number, records: string, share?: number): FigureReading => ({
  value,
  records: `/api/v1/${records}`,
  label: { sv, en: sv },
  ...(share === undefined ? {} : { share }),
});

const figures = (year: number, own: Record<string, FigureReading>): Figures => ({
  unit: 'UTB',
  year,
  figures: { 'system.total': reading('System', 14, 'systems?authority=UTB'), ...own },
});

const register = (plural: string, sv: string) =>
  ({ plural, area: { name: plural, label: { sv, en: sv } } }) as Register;
const registers = [register('systems', 'Inventering'), register('course-results', 'Utbildning')];

const certified = (course: string, year: number, value: number, share: number) => ({
  [`training.certified[${course}]`]: reading(
    'Certifierade',
    value,
    `course-results?${course}&${year}`,
    share,
  ),
});

const years = [
  figures(2024, certified('Dataskydd', 2024, 5, 0.1471)),
  figures(2025, { ...certified('Dataskydd', 2025, 10, 0.2857), ...certified('AI', 2025, 3, 0.5) }),
];
const areas = areasOf(years, registers, compare);
const training = areas[1]?.groups[0];

describe('the catalogue of figures', () => {
  it('puts figures in areas, and what a figure is divided by under it', () => {
    expect(areas.map((area) => area.label.sv)).toEqual(['Inventering', 'Utbildning']);
    expect(training?.rows.map((row) => row.dimension)).toEqual(['AI', 'Dataskydd']);
    expect(training?.rows[0]?.readings.map((one) => one?.value ?? null)).toEqual([null, 3]);
  });

  it('knows what is the same in every year', () => {
    expect(areas[0]?.groups[0]?.rows[0]?.now).toBe(true);
    expect(training?.rows[1]?.now).toBe(false);
  });

  it('compares shares in percentage points and never what is missing', () => {
    const [ai, dataskydd] = training?.rows ?? [];
    expect(dataskydd && differenceOf(dataskydd, 1)).toEqual({ points: true, size: 13.86 });
    expect(dataskydd && differenceOf(dataskydd, 0)).toBeNull();
    expect(ai && differenceOf(ai, 1)).toBeNull();
  });

  it('is searched by name and by division', () => {
    const rows = (find: string) =>
      choose(areas, '', find, say).flatMap((area) =>
        area.groups.flatMap((group) => group.rows.map((row) => row.id)),
      );
    expect(rows('certi')).toHaveLength(2);
    expect(rows('dataSKYDD')).toEqual(['training.certified[Dataskydd]']);
    expect(rows('finns inte')).toEqual([]);
    expect(choose(areas, 'systems', '', say).map((area) => area.name)).toEqual(['systems']);
  });
});

describe('a chart', () => {
  it('draws years along the axis, a series a division, as shares', () => {
    expect(training && drawingOf(training, [2024, 2025])).toEqual({
      categories: ['2024', '2025'],
      series: [
        { name: 'AI', values: [null, 0.5] },
        { name: 'Dataskydd', values: [0.1471, 0.2857] },
      ],
      shares: true,
    });
  });

  it('draws no single number', () => {
    const systems = areas[0]?.groups[0];
    expect(systems && drawingOf(systems, [2024, 2025])).toBeNull();
  });

  it('turns round where there are too many divisions to tell apart', () => {
    const many = Array.from({ length: 8 }, (_, value) => [`risk.by_value[${value}]`, value] as const);
    const of = (year: number) =>
      figures(
        year,
        Object.fromEntries(many.map(([id, value]) => [id, reading('Risker', value, `r?${id}&${year}`)])),
      );
    const group = areasOf([of(2024), of(2025)], [], compare).flatMap((area) => area.groups)[1];
    const drawing = group && drawingOf(group, [2024, 2025]);
    expect(drawing?.categories).toHaveLength(8);
    expect(drawing?.series.map((one) => one.name)).toEqual(['2024', '2025']);
  });
});

describe('the years', () => {
  it('are the last four where nobody chooses', () => {
    expect(yearsBetween('', '', 2026)).toEqual([2023, 2024, 2025, 2026]);
    expect(yearsBetween('', '2020', 2026)).toEqual([2017, 2018, 2019, 2020]);
  });

  it('are never more than ten, nor the wrong way round', () => {
    expect(yearsBetween('1990', '2026', 2026)).toHaveLength(10);
    expect(yearsBetween('2026', '2024', 2026)).toEqual([2024]);
  });
});
