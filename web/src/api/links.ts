import { queryOptions } from '@tanstack/react-query';
import type { Address } from './records';
import { ask } from './request';
import type { Text } from '@/words/words';

/** From the record that is asked about, or to it. */
export type Direction = 'out' | 'in';

/** A tie between two records, and where its other end is. */
export interface Tie {
  kind: string;
  /** The register's name. */
  type: string;
  id: string;
  direction?: Direction;
}

/** A tie as it is shown. */
export interface LinkItem extends Tie {
  label: Text;
  direction: Direction;
  /** The register's plural name. */
  plural: string;
  reference: string | null;
  /** Null where it is secret. */
  title: string | null;
  masked?: boolean;
  archived: boolean;
  version: number;
}

const pathOf = ({ register, id }: Address) => `/api/v1/${register}/${encodeURIComponent(id)}/links`;

export const linksQuery = (at: Address) =>
  queryOptions({
    queryKey: ['records', at.register, 'links', at],
    queryFn: async ({ signal }) => {
      const query = { authority: at.authority };
      return (await ask<{ items: LinkItem[] }>('GET', pathOf(at), { query, signal })).items;
    },
  });

/** Makes and takes away ties of a record; what is there already is left as it is. */
export async function changeLinks(at: Address, change: { add?: Tie[]; remove?: Tie[] }) {
  const query = { authority: at.authority };
  return (await ask<{ items: LinkItem[] }>('POST', pathOf(at), { query, body: change })).items;
}
