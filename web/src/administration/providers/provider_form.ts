import type { Provider, ProviderChange, ProviderFacts, RoleRule } from '@/api/providers';

/** A provider as it stands in its form. */
export type ProviderForm = Omit<ProviderFacts, 'authority' | 'enabled' | 'scim_token'> & {
  /** Code; empty for none. */
  authority: string;
  /** Empty: the one that is kept, if any. */
  client_secret: string;
};

export type ProviderField = keyof ProviderForm;

export const providerFields: readonly ProviderField[] = [
  'name',
  'issuer',
  'client_id',
  'client_secret',
  'login_claim',
  'newcomers',
  'authority',
  'role_claim',
  'role_mapping',
  'scopes',
  'acr',
  'step_up_acr',
];

export const emptyForm: ProviderForm = {
  name: '',
  issuer: '',
  client_id: '',
  client_secret: '',
  login_claim: 'preferred_username',
  newcomers: 'refuse',
  authority: '',
  role_claim: '',
  role_mapping: [],
  scopes: 'openid profile email',
  acr: '',
  step_up_acr: '',
};

export function formOf(provider: Provider): ProviderForm {
  const kept = Object.fromEntries(
    providerFields.filter((name) => name in provider).map((name) => [name, provider[name as keyof Provider]]),
  );
  return { ...emptyForm, ...kept, authority: provider.authority ?? '', client_secret: '' };
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** As the API takes it. */
export function factsOf(form: ProviderForm): ProviderChange {
  const { name, issuer, client_id, client_secret, login_claim, newcomers, role_claim, role_mapping } = form;
  return {
    name: name.trim(),
    issuer: issuer.trim(),
    client_id: client_id.trim(),
    login_claim: login_claim.trim(),
    newcomers,
    authority: form.authority || null,
    role_claim: role_claim.trim(),
    role_mapping,
    scopes: words(form.scopes),
    acr: words(form.acr),
    step_up_acr: words(form.step_up_acr),
    ...(client_secret.trim() ? { client_secret: client_secret.trim() } : {}),
  };
}

/** The fields that are to be filled in and are not. */
export function lacking(form: ProviderForm): ProviderField[] {
  return (['name', 'issuer', 'client_id', 'login_claim'] as const).filter((name) => !form[name].trim());
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what differs from what was read. */
export function changesOf(before: Provider, form: ProviderForm): ProviderChange {
  const changed = Object.entries(factsOf(form)).filter(
    ([name, value]) => name === 'client_secret' || !same(value, before[name as keyof Provider]),
  );
  return Object.fromEntries(changed);
}

/** The fields where one's own change meets a change that somebody else has saved since. */
export function clashesOf(read: Provider, form: ProviderForm, saved: Provider): ProviderField[] {
  const theirs = changesOf(read, formOf(saved));
  const mine = changesOf(read, form);
  return Object.keys(changesOf(saved, form)).filter(
    (name) => name in theirs && name in mine,
  ) as ProviderField[];
}

/** One's own changes upon what somebody else has saved; where both changed a field, `mine` tells whose stands. */
export function rebased(
  read: Provider,
  form: ProviderForm,
  saved: Provider,
  mine: ReadonlySet<string>,
): ProviderForm {
  const clashes = new Set<string>(clashesOf(read, form, saved));
  const own = Object.keys(changesOf(read, form)).filter((name) => !clashes.has(name) || mine.has(name));
  return { ...formOf(saved), ...Object.fromEntries(own.map((name) => [name, form[name as ProviderField]])) };
}

export const sameRule = (one: RoleRule, other: RoleRule) =>
  one.value === other.value &&
  one.role === other.role &&
  one.authority === other.authority &&
  one.unit === other.unit;
