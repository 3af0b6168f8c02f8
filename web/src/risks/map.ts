import type { Counts } from '@/api/registers';
import { addressOf, type Query } from '@/api/request';
import { parseSearch } from '@/app/search';
import { steps } from './scale';
import { fieldsOf, type Stand } from './stands';

export interface Cell {
  likelihood: number;
  impact: number;
  value: number;
  count: number;
  /** The list of its risks. */
  records: string;
}

export interface RiskMap {
  stand: Stand;
  /** Row by row, the most likely first, the least impact first. */
  rows: { likelihood: number; cells: Cell[] }[];
  total: number;
  notAssessed: number;
}

export const recordsOf = (filter: Query) => addressOf('/api/v1/risks', filter);

/** What a map is counted by. */
export const countedBy = (stand: Stand) => `${fieldsOf[stand].likelihood},${fieldsOf[stand].impact}`;

/** Counts by likelihood and impact as a map of five by five. */
export function riskMap(counts: Counts, filter: Query, stand: Stand = 'today'): RiskMap {
  const found = new Map(counts.items.map((item) => [item.values.join('×'), item]));
  const fields = fieldsOf[stand];
  const cell = (likelihood: number, impact: number): Cell => {
    const item = found.get(`${likelihood}×${impact}`);
    const terms = item
      ? parseSearch(item.query)
      : { [fields.likelihood]: `eq.${likelihood}`, [fields.impact]: `eq.${impact}` };
    return {
      likelihood,
      impact,
      value: likelihood * impact,
      count: item?.count ?? 0,
      records: recordsOf({ ...filter, ...terms }),
    };
  };
  const rows = [...steps].reverse().map((likelihood) => ({
    likelihood,
    cells: steps.map((impact) => cell(likelihood, impact)),
  }));
  const assessed = rows.flatMap((row) => row.cells).reduce((sum, one) => sum + one.count, 0);
  return { stand, rows, total: counts.total, notAssessed: counts.total - assessed };
}

/** The cells that have risks, the gravest first. */
export function cellsByValue(map: RiskMap): Cell[] {
  return map.rows
    .flatMap((row) => row.cells)
    .filter((cell) => cell.count > 0)
    .sort((a, b) => b.value - a.value || b.impact - a.impact);
}
