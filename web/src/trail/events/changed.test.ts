import { describe, expect, it } from 'vitest';
import { tasks } from '@/registers/specimen';
import { event } from '../specimen';
import { changedIn, titleIn } from './changed';

const names = (entry: Parameters<typeof changedIn>[0]) => changedIn(entry, tasks).map(({ name }) => name);

describe('what an event says', () => {
  it('is before and after, in the order of the register', () => {
    const entry = event(1, { changes: { status: ['open', 'done'], title: ['Gammal', null] } });
    expect(changedIn(entry, tasks)).toMatchObject([
      { name: 'title', changed: true, before: 'Gammal', after: null },
      { name: 'status', changed: true, before: 'open', after: 'done' },
    ]);
  });

  it('is what a new record holds, without what is empty', () => {
    const entry = event(1, {
      action: 'create',
      changes: { note: null, title: 'Ny', year: 2026, weight: '' },
    });
    expect(names(entry)).toEqual(['year', 'title']);
    expect(changedIn(entry, tasks).every(({ changed }) => !changed)).toBe(true);
  });

  it('leaves out what the sentence says already', () => {
    expect(names(event(1, { kind: 'sign_in', changes: { how: 'password', account: 'a1' } }))).toEqual([]);
    expect(names(event(1, { kind: 'exported', changes: { what: 'list', count: 7 } }))).toEqual(['count']);
  });

  it('is nothing where it has been pruned', () => {
    expect(names(event(1, { changes: null }))).toEqual([]);
  });

  it('may name the record', () => {
    expect(titleIn(event(1, { action: 'create', changes: { title: 'Ny' } }), tasks)).toBe('Ny');
    expect(titleIn(event(1, { changes: { title: ['Förr', 'Nu'] } }), tasks)).toBe('Nu');
    expect(titleIn(event(1, { changes: { status: ['open', 'done'] } }), tasks)).toBe('');
    expect(titleIn(event(1, { changes: null }), tasks)).toBe('');
  });
});
