import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from './request';

export interface Supplier {
  name: string;
  systems: number;
}

/** Suppliers of systems in all authorities whose systems the person may read. */
export const suppliersQuery = (written: string) =>
  queryOptions({
    queryKey: ['records', 'systems', 'suppliers', written],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { q: written };
      return (await ask<{ items: Supplier[] }>('GET', '/api/v1/incident-suppliers', { query, signal })).items;
    },
  });

export interface TouchedSystem {
  id: string;
  name: string;
  authority: { code: string; name: string };
  information: string | null;
  registered: number | null;
  protected_identities: number | null;
  confidentiality: number | null;
  integrity: number | null;
  availability: number | null;
  personal_data_role: string | null;
}

/** What an incident of a supplier's touches. Numbers are null where no system says one. */
export interface SupplierImpact {
  supplier: string;
  systems: TouchedSystem[];
  registered: number | null;
  protected_identities: number | null;
  authorities: { code: string; name: string; systems: number }[];
  /** By the authority's code. */
  drafts: { authority: string; title: string; text: string }[];
}

export const supplierImpactQuery = (supplier: string) =>
  queryOptions({
    queryKey: ['records', 'systems', 'supplier', supplier],
    queryFn: ({ signal }) =>
      ask<SupplierImpact>('GET', '/api/v1/incident-suppliers/impact', { query: { supplier }, signal }),
  });
