import { describe, expect, it } from 'vitest';
import type { Provider } from '@/api/providers';
import { changesOf, clashesOf, emptyForm, factsOf, formOf, lacking, rebased } from './provider_form';

const rule = { value: 'chefer', role: 'manager', authority: 'UTB', unit: null };

const provider: Provider = {
  id: 'p1',
  version: 3,
  name: 'Entra ID',
  issuer: 'https://login.example/v2.0',
  client_id: 'ringmur',
  has_secret: true,
  scopes: 'openid profile email',
  login_claim: 'preferred_username',
  role_claim: 'roles',
  role_mapping: [rule],
  authority: null,
  newcomers: 'refuse',
  acr: '',
  step_up_acr: '',
  network: 'public',
  enabled: true,
  scim_token: null,
  redirect_uri: 'https://ringmur.example/api/v1/oidc/callback',
  scim_url: 'https://ringmur.example/scim/v2',
  created_at: '2026-01-01T00:00:00Z',
  changed_at: '2026-01-01T00:00:00Z',
};

describe('the form of a provider', () => {
  it('sends only what was changed', () => {
    const form = formOf(provider);
    expect(changesOf(provider, form)).toEqual({});
    expect(changesOf(provider, { ...form, name: ' Entra ', authority: 'UTB' })).toEqual({
      name: 'Entra',
      authority: 'UTB',
    });
    expect(changesOf(provider, { ...form, role_mapping: [] })).toEqual({ role_mapping: [] });
  });

  it('never holds the secret that is kept, and sends one only where one is written', () => {
    expect(formOf(provider).client_secret).toBe('');
    expect(factsOf(formOf(provider))).not.toHaveProperty('client_secret');
    expect(changesOf(provider, { ...formOf(provider), client_secret: ' ny ' })).toEqual({
      client_secret: 'ny',
    });
  });

  it('tidies words that stand apart by spaces', () => {
    expect(factsOf({ ...emptyForm, scopes: ' openid\n email ' }).scopes).toBe('openid email');
  });

  it('says what lacks', () => {
    expect(lacking(emptyForm)).toEqual(['name', 'issuer', 'client_id']);
    expect(lacking({ ...formOf(provider), login_claim: ' ' })).toEqual(['login_claim']);
  });
});

describe('two who change the same provider', () => {
  const saved = { ...provider, version: 4, name: 'Entra B', acr: 'mfa' };
  const mine = { ...formOf(provider), name: 'Entra A', role_claim: 'groups', client_secret: 'ny' };

  it('clash only where both have changed', () => {
    expect(clashesOf(provider, mine, saved)).toEqual(['name']);
    expect(clashesOf(provider, { ...mine, name: 'Entra B' }, saved)).toEqual([]);
  });

  it('lose nothing', () => {
    expect(rebased(provider, mine, saved, new Set(['name']))).toEqual({
      ...formOf(saved),
      name: 'Entra A',
      role_claim: 'groups',
      client_secret: 'ny',
    });
    expect(rebased(provider, mine, saved, new Set())).toMatchObject({ name: 'Entra B', client_secret: 'ny' });
  });
});
