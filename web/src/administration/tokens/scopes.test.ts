import { expect, it } from 'vitest';
import { type Chosen, mostOf, scopesOf, withChoice } from './scopes';

const chosen: Chosen = new Map([
  ['incident', 'read'],
  ['imports', 'write'],
]);

it('a token is kept to registers and duties, apart', () => {
  expect(scopesOf(chosen, ['imports', 'report'])).toEqual([
    { register: 'incident', right: 'read' },
    { duty: 'imports', right: 'write' },
  ]);
});

it('a token writes where any of it does', () => {
  expect(mostOf(chosen)).toBe('write');
  expect(mostOf(withChoice(chosen, 'imports', ''))).toBe('read');
  expect([...withChoice(chosen, 'incident', 'write').values()]).toEqual(['write', 'write']);
});
