import { randomBytes } from 'node:crypto';
import { ringmur, ringmurTold } from './program';

/** Who uses the page in the tests. Passwords are made anew each time. */
export const people = {
  isam: { login: 'isam', name: 'Ingrid Samuelsson', kind: 'administrator', unit: 'UTB' },
  central: { login: 'central', name: 'Cecilia Trall', kind: 'administrator', unit: '' },
  employee: { login: 'anna', name: 'Anna Medarbetare', kind: 'employee', unit: 'UTB' },
} as const;

export type Who = keyof typeof people;

export async function makeTown(data: string): Promise<void> {
  await ringmur(data, 'demo');
}
void randomBytes;
void ringmurTold;
