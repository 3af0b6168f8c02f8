import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { branchQuery, top, type UnitNode } from './branch';

export interface ShownBranch {
  nodes: UnitNode[];
  /** Shows the next ones; none where all are shown. */
  more: (() => void) | null;
  loading: boolean;
  error: unknown;
}

/** The branches of the tree that are open, fetched as they are opened. */
export function useUnitTree(authority: string, open: readonly string[]) {
  // Where further pages of a branch begin.
  const [further, setFurther] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const parents = [top, ...open];
  const pages = parents.flatMap((parent) =>
    ['', ...(further.get(parent) ?? [])].map((after) => ({ parent, after })),
  );
  const answers = useQueries({
    queries: pages.map(({ parent, after }) => branchQuery(authority, parent, after)),
  });
  const branchOf = (parent: string): ShownBranch => {
    const own = answers.filter((_, index) => pages[index]?.parent === parent);
    const next = own.at(-1)?.data?.next;
    const showMore = (after: string) =>
      setFurther((before) => new Map([...before, [parent, [...(before.get(parent) ?? []), after]]]));
    return {
      nodes: own.flatMap((answer) => answer.data?.nodes ?? []),
      more: next ? () => showMore(next) : null,
      loading: own.some((answer) => answer.isPending),
      error: own.find((answer) => answer.error)?.error ?? null,
    };
  };
  const retry = () => answers.filter((answer) => answer.isError).forEach((answer) => void answer.refetch());
  return { branchOf, retry };
}
