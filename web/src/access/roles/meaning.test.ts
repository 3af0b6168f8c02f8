import { describe, expect, it } from 'vitest';
import type { Subject } from '@/api/matrix';
import { leftOut, meaningOf } from './meaning';

const subject = (name: string, kind: Subject['kind'] = 'register'): Subject => ({
  name,
  kind,
  label: { sv: name, en: name },
});
const subjects = [
  subject('unit'),
  subject('risk'),
  subject('system'),
  subject('person'),
  subject('report', 'duty'),
];

describe('what a role may, in sentences', () => {
  it('puts together what is allowed alike and as far', () => {
    const meant = meaningOf(
      {
        unit: { read: 'authority', write: 'assigned' },
        risk: { read: 'assigned', write: 'assigned' },
        system: { read: 'assigned', write: 'assigned' },
        report: { read: 'assigned', write: 'assigned' },
      },
      subjects,
    );
    expect(
      meant.map((one) => [one.kind, one.scope, one.actions, one.subjects.map(({ name }) => name)]),
    ).toEqual([
      ['register', 'assigned', ['read', 'write'], ['risk', 'system']],
      ['register', 'authority', ['read'], ['unit']],
      ['register', 'assigned', ['write'], ['unit']],
      ['duty', 'assigned', ['read', 'write'], ['report']],
    ]);
  });

  it('says nothing of what is none', () => {
    expect(meaningOf({ risk: { read: 'none' } }, subjects)).toEqual([]);
  });

  it('names the few that are left out of many', () => {
    const registers = subjects.slice(0, 4);
    expect(leftOut(registers, registers)).toEqual([]);
    expect(leftOut(registers.slice(1), registers)?.map(({ name }) => name)).toEqual(['unit']);
    expect(leftOut(registers.slice(2), registers)).toBeNull();
  });
});
