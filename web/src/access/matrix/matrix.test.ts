import { describe, expect, it } from 'vitest';
import type { MatrixRoles, Subject } from '@/api/matrix';
import { actionsFor, groupsOf, scopesFor } from './cells';
import { changesOf, clashesOf, keyOf, rebased, scopeAt, withScope } from './changes';
import { moved } from './move';
import { softened } from './softened';

const read: MatrixRoles = {
  isam: { risk: { read: 'assigned', write: 'assigned' }, matrix: {} },
  dpo: { risk: { read: 'assigned' } },
};

describe('the matrix', () => {
  it('is changed right by right, and what is none is left out', () => {
    const after = withScope(
      withScope(read, 'isam', 'risk', 'write', 'none'),
      'dpo',
      'risk',
      'read',
      'authority',
    );
    expect(after.isam?.risk).toEqual({ read: 'assigned' });
    expect(changesOf(read, after)).toEqual([
      { role: 'isam', subject: 'risk', action: 'write', before: 'assigned', after: 'none' },
      { role: 'dpo', subject: 'risk', action: 'read', before: 'assigned', after: 'authority' },
    ]);
    expect(scopeAt(read, 'isam', 'risk', 'write')).toBe('assigned');
  });

  it('is not changed by what leads back', () => {
    const there = withScope(read, 'dpo', 'risk', 'write', 'own');
    expect(changesOf(read, withScope(there, 'dpo', 'risk', 'write', 'none'))).toEqual([]);
  });

  it('lets choose where two have changed the same right', () => {
    const mine = withScope(
      withScope(read, 'dpo', 'risk', 'read', 'none'),
      'dpo',
      'risk',
      'write',
      'assigned',
    );
    const theirs = withScope(
      withScope(read, 'dpo', 'risk', 'read', 'authority'),
      'isam',
      'matrix',
      'read',
      'authority',
    );
    const [clash, ...others] = clashesOf(read, mine, theirs);
    expect(others).toEqual([]);
    expect(clash).toMatchObject({ mine: 'none', theirs: 'authority' });
    const settled = rebased(read, mine, theirs, new Set());
    expect(settled.dpo?.risk).toEqual({ read: 'authority', write: 'assigned' });
    expect(settled.isam?.matrix).toEqual({ read: 'authority' });
    const own = rebased(read, mine, theirs, new Set(clash ? [keyOf(clash)] : []));
    expect(own.dpo?.risk).toEqual({ write: 'assigned' });
  });

  it('is read by how far, the furthest first', () => {
    expect(groupsOf({ read: 'authority', write: 'assigned', export: 'authority' })).toEqual([
      { scope: 'authority', actions: ['read', 'export'] },
      { scope: 'assigned', actions: ['write'] },
    ]);
    expect(groupsOf({})).toEqual([]);
  });

  it('offers what a duty can be given', () => {
    const duty: Subject = { name: 'freeze', kind: 'duty', label: { sv: '', en: '' } };
    expect(actionsFor(duty, {})).toEqual(['read', 'write']);
    expect(actionsFor(duty, { export: 'assigned' })).toEqual(['read', 'write', 'export']);
    expect(scopesFor(duty, 'none')).not.toContain('own');
    expect(scopesFor({ ...duty, kind: 'register' }, 'none')).toContain('own');
  });

  it('is moved about in by arrow keys, not beyond its edges', () => {
    const at = { row: 0, column: 1 };
    expect(moved('ArrowUp', at, 3, 3)).toEqual(at);
    expect(moved('ArrowDown', at, 3, 3)).toEqual({ row: 1, column: 1 });
    expect(moved('End', at, 3, 3)).toEqual({ row: 0, column: 2 });
    expect(moved('Enter', at, 3, 3)).toBeNull();
  });

  it('divides long words where their parts meet', () => {
    expect(softened('Informationssäkerhetssamordnare').split('\u00AD')).toEqual([
      'Informations',
      'säkerhets',
      'samordnare',
    ]);
    expect(softened('Chef')).toBe('Chef');
  });
});
