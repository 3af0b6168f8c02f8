import { expect, it } from 'vitest';
import type { Token } from '@/api/tokens';
import { tokenChoices } from './token_choices';

const token = (id: string, part: Partial<Token> = {}) =>
  ({ id, authority: null, right: 'write', expires_at: null, revoked_at: null, ...part }) as Token;

it('offers the tokens that a provider can use, and the one that it has', () => {
  const all = [
    token('good'),
    token('later', { expires_at: '2027-01-01T00:00:00Z' }),
    token('over', { expires_at: '2026-01-01T00:00:00Z' }),
    token('revoked', { revoked_at: '2026-01-01T00:00:00Z' }),
    token('reads', { right: 'read' }),
    token('scim', { scopes: [{ duty: 'providers', right: 'write' }] }),
    token('risks', { scopes: [{ register: 'risk', right: 'write' }] }),
    token('one authority', { authority: 'UTB' }),
  ];
  const ids = (chosen: string | null) =>
    tokenChoices(all, chosen, new Date('2026-11-21T00:00:00Z')).map(({ id }) => id);
  expect(ids(null)).toEqual(['good', 'later', 'scim']);
  expect(ids('over')).toEqual(['good', 'later', 'over', 'scim']);
});
