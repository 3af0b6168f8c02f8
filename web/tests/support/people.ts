/** Who uses the page in the tests. The accounts are made by the tests, in data that is gone afterwards. */
export const people = {
  isam: { login: 'ingrid', name: 'Ingrid Samuelsson', kind: 'administrator', unit: 'UTB' },
  central: { login: 'cecilia', name: 'Cecilia Trall', kind: 'administrator', unit: '' },
  employee: { login: 'anna', name: 'Anna Medarbetare', kind: 'employee', unit: 'UTB' },
} as const;

export type Who = keyof typeof people;

export const passwords: Record<Who, string> = {
  isam: 'blå kaffekoppar vid fönstret',
  central: 'sju granar bakom ladan står',
  employee: 'regnet smattrar mot plåttaket',
};
