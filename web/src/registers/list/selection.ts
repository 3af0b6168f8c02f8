import { useState } from 'react';
import type { Versioned } from '@/api/records';

/** Which of the page's records are selected, by id, with the version that was seen. */
export type Selection = ReadonlyMap<string, number>;

/** Selects or unselects from one row to another, both included. */
export function withRange(
  selection: Selection,
  items: readonly Versioned[],
  from: number,
  to: number,
  on: boolean,
): Selection {
  const made = new Map(selection);
  for (const item of items.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (on) made.set(item.id, item.version);
    else made.delete(item.id);
  }
  return made;
}

const nothing: Selection = new Map();

/** Begins anew when other records are shown. */
export function useSelection(shown: string, items: readonly Versioned[]) {
  const [state, setState] = useState({ shown, selection: nothing, last: -1 });
  const current = state.shown === shown ? state : { shown, selection: nothing, last: -1 };
  const there = items.filter((item) => current.selection.has(item.id));
  const put = (selection: Selection, last: number) => setState({ shown, selection, last });
  return {
    selected: there.map(({ id, version }): Versioned => ({ id, version })),
    has: (id: string) => current.selection.has(id),
    toggle: (index: number, on: boolean, withShift: boolean) => {
      const from = withShift && current.last >= 0 ? current.last : index;
      put(withRange(current.selection, items, from, index, on), index);
    },
    all: (on: boolean) => put(on ? withRange(nothing, items, 0, items.length - 1, true) : nothing, -1),
    clear: () => put(nothing, -1),
  };
}

export type Selecting = ReturnType<typeof useSelection>;
