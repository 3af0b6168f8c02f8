import { partsOfFigure } from '@/api/figures';
import type { FigureReading, Figures, Register } from '@/api/types';
import type { Text } from '@/words/words';

export interface Row {
  id: string;
  /** "Dataskydd"; empty where the figure is not divided. */
  dimension: string;
  /** One for each year, the earliest first. */
  readings: (FigureReading | null)[];
  /** Counted over the same records whatever the year: it tells how things stand now. */
  now: boolean;
}

/** A figure with all that it is divided by. */
export interface Group {
  figure: string;
  label: Text;
  rows: Row[];
}

export interface Area {
  name: string;
  label: Text;
  groups: Group[];
}

const registerOf = (reading: FigureReading) => /^\/api\/v1\/([^/?]+)/.exec(reading.records)?.[1] ?? '';

function rowOf(id: string, years: readonly Figures[]): Row {
  const readings = years.map(({ figures }) => figures[id] ?? null);
  const records = readings.flatMap((reading) => reading?.records ?? []);
  const now = records.length > 1 && new Set(records).size === 1;
  // Counted over all time; in one year alone that is seen from its being divided by years itself.
  const yearly = /^\d{4}$/.test(partsOfFigure(id).dimension);
  return { id, dimension: partsOfFigure(id).dimension, readings, now: now || yearly };
}

function groupsOf(years: readonly Figures[]): { group: Group; register: string }[] {
  const ids = [...new Set(years.flatMap(({ figures }) => Object.keys(figures)))];
  const found = new Map<string, { group: Group; register: string }>();
  for (const id of ids) {
    const { figure } = partsOfFigure(id);
    const row = rowOf(id, years);
    const reading = row.readings.find((one) => one !== null);
    if (!reading) continue;
    const label = reading.label ?? { sv: figure, en: figure };
    const entry = found.get(figure) ?? { group: { figure, label, rows: [] }, register: registerOf(reading) };
    entry.group.rows.push(row);
    found.set(figure, entry);
  }
  return [...found.values()];
}

/** Figures of several years by area, in the order of the catalogue. */
export function areasOf(
  years: readonly Figures[],
  registers: readonly Register[],
  compare: (a: string, b: string) => number,
): Area[] {
  const areas = new Map<string, Area>();
  for (const { group, register } of groupsOf(years)) {
    const known = registers.find((one) => one.plural === register);
    const { name, label } = known?.area ?? { name: register, label: { sv: register, en: register } };
    const area = areas.get(name) ?? { name, label, groups: [] };
    group.rows.sort((a, b) => compare(a.dimension, b.dimension));
    area.groups.push(group);
    areas.set(name, area);
  }
  return [...areas.values()];
}

/** Only one area, and only figures whose name or division holds what is written. */
export function choose(
  areas: readonly Area[],
  area: string,
  find: string,
  say: (text: Text) => string,
): Area[] {
  const wanted = find.trim().toLowerCase();
  const holds = (text: string) => text.toLowerCase().includes(wanted);
  const within = (group: Group) => {
    if (!wanted || holds(say(group.label))) return group;
    return { ...group, rows: group.rows.filter((row) => row.dimension && holds(row.dimension)) };
  };
  return areas
    .filter((one) => !area || one.name === area)
    .map((one) => ({ ...one, groups: one.groups.map(within).filter((group) => group.rows.length > 0) }))
    .filter((one) => one.groups.length > 0);
}

/** What a row's latest known reading says, for what is the same in every year. */
export const lastOf = (row: Row) => row.readings.findLast((reading) => reading !== null) ?? null;

/** Against the year before: of shares in percentage points, else of values. */
export function differenceOf(row: Row, index: number): { points: boolean; size: number } | null {
  const now = row.readings[index];
  const before = row.readings[index - 1];
  if (!now || !before || row.now) return null;
  if (now.share != null && before.share != null) {
    return { points: true, size: Math.round((now.share - before.share) * 10_000) / 100 };
  }
  if (now.value === null || before.value === null) return null;
  return { points: false, size: now.value - before.value };
}
