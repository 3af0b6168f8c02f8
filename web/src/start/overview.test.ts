import { describe, expect, it } from 'vitest';
import type { Overview } from '@/api/overview';
import { columns, countedOf, soonAfter, sumOf, urgent } from './overview';

const of = (code: string, part: Partial<Overview> = {}): Overview => ({
  authority: { id: code, code, name: code },
  tasks: { open: 5, overdue: 2, due: 1 },
  incidents: { new: 1, ongoing: 3 },
  systems: 7,
  risks_to_act_on: 4,
  ...part,
});
const names = ['DSO'];
const today = '2026-11-21';
const records = (column: Parameters<typeof countedOf>[1]) =>
  decodeURIComponent(countedOf(of('UTB'), column, names, today)?.records ?? '').replaceAll('+', ' ');

describe('what waits in an authority', () => {
  it('leads each number to the list that it counts, in that authority', () => {
    const mine = '/api/v1/activities?authority=UTB&status=in.(planned,ongoing)&responsible=in.("DSO")';
    expect(records('open')).toBe(mine);
    expect(records('overdue')).toBe(`${mine}&due=lt.2026-11-21`);
    expect(records('due')).toBe(`${mine}&due=gte.2026-11-21&due=lte.2026-12-21`);
    expect(records('new')).toBe('/api/v1/incidents?authority=UTB&status=eq.new');
    const handled = 'status=in.(triage,ongoing,learning)';
    expect(records('ongoing')).toBe(`/api/v1/incidents?authority=UTB&${handled}`);
    expect(records('risks')).toBe('/api/v1/risks?authority=UTB&action_required=eq.true');
    expect(soonAfter('2026-12-15')).toBe('2027-01-14');
  });

  it('is nothing, not zero, where it may not be read', () => {
    const hidden = of('SOC', { tasks: null, incidents: null, systems: null, risks_to_act_on: null });
    for (const { name } of columns) expect(countedOf(hidden, name, names, today)).toBeNull();
    expect(sumOf([hidden], 'systems', names, today)).toBeNull();
    expect(sumOf([hidden, of('UTB'), of('KS')], 'systems', names, today)).toBe(14);
  });

  it('presses where something is late or nobody has taken hold of it', () => {
    expect(columns.filter(({ name }) => urgent(name, 1)).map(({ name }) => name)).toEqual(['overdue', 'new']);
    expect(urgent('overdue', 0)).toBe(false);
  });
});
