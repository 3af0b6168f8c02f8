import type { SupplierImpact } from '@/api/incident_suppliers';
import type { Search } from '@/app/search';

const sumOf = (numbers: readonly (number | null)[]): string => {
  const known = numbers.filter((number) => number !== null);
  return known.length > 0 ? String(known.reduce((sum, number) => sum + number, 0)) : '';
};

/** What the form of a new incident in an authority begins with, as the address says it. */
export function begunIncident(impact: SupplierImpact, authority: string, title: string): Search {
  const own = impact.systems.filter((system) => system.authority.code === authority);
  return {
    authority,
    title,
    supplier: impact.supplier,
    supplier_caused: 'true',
    registered: sumOf(own.map((system) => system.registered)),
    protected_identities: sumOf(own.map((system) => system.protected_identities)),
  };
}
