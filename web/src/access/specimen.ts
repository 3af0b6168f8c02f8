import type { HeldRole, Role } from '@/api/access';
import type { Assignment } from '@/api/assignments';
import type { Matrix } from '@/api/matrix';
import type { Session } from '@/api/types';
import { testSession } from '@/app/test_page';

const text = (sv: string) => ({ sv, en: sv });

/** For tests: few roles, registers and duties. */
export const specimenRoles: Role[] = [
  { code: 'isam', label: text('Informationssäkerhetssamordnare'), help: text('Samordnar.') },
  { code: 'dpo', label: text('Dataskyddsombud'), help: text('Granskar.') },
  { code: 'administrator', label: text('Administratör'), help: text('Sköter konton.') },
];

export const specimenMatrix: Matrix = {
  version: 3,
  own: false,
  subjects: [
    { name: 'risk', kind: 'register', label: text('Risker') },
    { name: 'incident', kind: 'register', label: text('Incidenter') },
    { name: 'imports', kind: 'duty', label: text('Importer') },
    { name: 'matrix', kind: 'duty', label: text('Behörighetsmatrisen') },
  ],
  roles: {
    isam: {
      risk: { read: 'assigned', write: 'assigned' },
      incident: { read: 'assigned', write: 'assigned' },
      imports: { read: 'assigned', write: 'assigned' },
    },
    dpo: { risk: { read: 'assigned' }, incident: { read: 'authority', write: 'assigned' } },
    administrator: { matrix: { read: 'assigned', write: 'assigned' } },
  },
};

const administers: HeldRole = {
  assignment: 'h1',
  role: 'administrator',
  authority: null,
  unit: null,
  object: null,
  ends_at: null,
  stand_in_for: null,
};

const may = {
  accounts: ['read', 'write'],
  assignments: ['read', 'write'],
  matrix: ['read', 'write'],
  unit: ['read'],
} as const;

/** Somebody who looks after roles in the whole city. */
export const administratorSession: Session = {
  ...testSession,
  roles: [administers],
  authorities: testSession.authorities.map((authority) => ({ ...authority, may })),
};

export const assignment = (id: string, part: Partial<Assignment> = {}): Assignment => ({
  id,
  version: 2,
  account: `a-${id}`,
  login: id,
  name: `Namn ${id}`,
  role: 'dpo',
  authority: 'UTB',
  unit: null,
  object: null,
  starts_at: '2025-12-31T23:00:00.000Z',
  ends_at: null,
  stand_in_for: null,
  holder: null,
  created_by: 'Kim Ek',
  created_at: '2026-01-01T00:00:00Z',
  ...part,
});
