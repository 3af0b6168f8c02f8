export interface Person {
  login: string;
  name: string;
  kind: 'administrator' | 'employee';
  /** None: the whole city. */
  unit: string;
  /** Beyond what the kind gives: the role, and where. */
  roles?: readonly (readonly [role: string, unit: string])[];
}

/** Who uses the page in the tests. The accounts are made by the tests, in data that is gone afterwards. */
export const people = {
  isam: { login: 'ingrid', name: 'Ingrid Samuelsson', kind: 'administrator', unit: 'UTB' },
  central: { login: 'cecilia', name: 'Cecilia Trall', kind: 'administrator', unit: '' },
  /** Answers for two authorities, and administers neither. */
  dpo: {
    login: 'dag',
    name: 'Dagny Ombud',
    kind: 'employee',
    unit: 'UTB',
    roles: [
      ['dpo', 'UTB'],
      ['dpo', 'SOC'],
    ],
  },
  /** Has no role yet but an employee's. */
  teacher: { login: 'erik', name: 'Erik Lärare', kind: 'employee', unit: 'UTB' },
  employee: { login: 'anna', name: 'Anna Medarbetare', kind: 'employee', unit: 'UTB' },
} as const satisfies Record<string, Person>;

export type Who = keyof typeof people;

export const passwords: Record<Who, string> = {
  isam: 'blå kaffekoppar vid fönstret',
  central: 'sju granar bakom ladan står',
  dpo: 'tre ugglor ser på månen',
  teacher: 'kritan ligger under katedern',
  employee: 'regnet smattrar mot plåttaket',
};
