import { describe, expect, it } from 'vitest';
import type { LinkItem } from '@/api/links';
import type { LinkKind, Register } from '@/api/types';
import { tasks, units } from '../specimen';
import { linkGroups, tieChoices } from './ties';

const text = (sv: string) => ({ sv, en: sv });
const kind = (name: string, to: string[]): LinkKind => ({
  name,
  label: text(name),
  back: text(`${name} bak`),
  to,
});
const withLinks: Register = { ...tasks, links: [kind('waits_for', ['task']), kind('source', [])] };

describe('the ties of a register', () => {
  it('go out from it, to what each kind allows', () => {
    const out = tieChoices(withLinks, [withLinks, units]).filter(({ direction }) => direction === 'out');
    expect(out.map(({ kind: name, registers }) => [name, registers.map((one) => one.name)])).toEqual([
      ['waits_for', ['task']],
      ['source', ['task', 'unit']],
    ]);
  });

  it('come to it from others, called what they are from there', () => {
    expect(tieChoices(units, [withLinks, units])).toMatchObject([
      { kind: 'source', direction: 'in', label: text('source bak'), registers: [{ name: 'task' }] },
    ]);
    expect(tieChoices(units, [tasks, units])).toEqual([]);
  });

  it('are shown by kind and direction', () => {
    const item = (id: string, name: string, direction: 'in' | 'out'): LinkItem => ({
      kind: name,
      type: 'task',
      id,
      direction,
      label: text(name),
      plural: 'tasks',
      reference: null,
      title: id,
      archived: false,
      version: 1,
    });
    const groups = linkGroups([
      item('a', 'source', 'out'),
      item('b', 'source', 'in'),
      item('c', 'source', 'out'),
    ]);
    expect(groups.map(({ items }) => items.map(({ id }) => id))).toEqual([['a', 'c'], ['b']]);
  });
});
