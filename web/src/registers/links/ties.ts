import type { Direction, LinkItem } from '@/api/links';
import type { Register } from '@/api/types';
import type { Text } from '@/words/words';

/** A way in which a record may be tied to others, as it is seen from there. */
export interface TieChoice {
  /** "out:source" */
  key: string;
  kind: string;
  direction: Direction;
  label: Text;
  /** What may stand at the other end. */
  registers: Register[];
}

/** The ways that there are from the records of a register, and to them. */
export function tieChoices(register: Register, registers: readonly Register[]): TieChoice[] {
  const out = (register.links ?? []).map((kind): TieChoice => ({
    key: `out:${kind.name}`,
    kind: kind.name,
    direction: 'out',
    label: kind.label,
    registers: registers.filter(({ name }) => kind.to.length === 0 || kind.to.includes(name)),
  }));
  const back = registers.flatMap((other) =>
    (other.links ?? [])
      .filter((kind) => kind.to.length === 0 || kind.to.includes(register.name))
      .map((kind): TieChoice => ({
        key: `in:${other.name}:${kind.name}`,
        kind: kind.name,
        direction: 'in',
        label: kind.back,
        registers: [other],
      })),
  );
  return [...out, ...back];
}

export interface LinkGroup {
  key: string;
  label: Text;
  items: LinkItem[];
}

/** Ties of the same kind and direction together, in the order that they came. */
export function linkGroups(items: readonly LinkItem[]): LinkGroup[] {
  const groups = new Map<string, LinkGroup>();
  for (const item of items) {
    const key = `${item.direction}:${item.kind}`;
    const group = groups.get(key) ?? { key, label: item.label, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
