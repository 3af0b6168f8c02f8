import type { TrailEntry } from '@/api/trail';
import type { deedWords } from './deed_words';

type Key = keyof typeof deedWords.entries;

/** What was done, as words for it: a verb and what it was done to, or a phrase that says all. */
export type Deed =
  | { verb: Key; object: 'record' | 'account' | 'thing' }
  | { phrase: Key; values: Record<string, string | number>; byNobody?: boolean };

const acts = [
  'create',
  'change',
  'archive',
  'restore',
  'freeze',
  'publish',
  'share',
  'secrecy',
  'grant',
  'password',
  'preferences',
  'link',
  'leave',
  'return',
  'revoke',
  'remove',
  'end',
  'totp_add',
  'totp_remove',
  'passkey_add',
  'passkey_remove',
  'recovery_renew',
  'recovery_use',
  'factors_reset',
] as const;

const ways = ['password', 'second_factor', 'passkey', 'provider'] as const;
const goods = ['report', 'trail', 'persons_data'] as const;

const text = (entry: TrailEntry, name: string) => {
  const value = entry.changes?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function signIn(entry: TrailEntry): Deed {
  const how = ways.find((way) => way === entry.changes?.how);
  return { phrase: how ? `signed_in_${how}` : 'signed_in', values: {} };
}

function failed(entry: TrailEntry): Deed {
  if (entry.account === null) return { phrase: 'failed_unknown', values: {}, byNobody: true };
  return { phrase: 'failed_as', values: { login: entry.by }, byNobody: true };
}

/** `register`: what the type of the event is called where it is a register's. */
function exported(entry: TrailEntry, register: string): Deed {
  const values = { register, format: text(entry, 'format').toUpperCase() };
  const good = goods.find((one) => one === entry.type);
  if (good) return { phrase: `exported_${good}`, values };
  return { phrase: register ? 'exported_list' : 'exported_whole', values };
}

function verified(entry: TrailEntry): Deed {
  if (entry.changes === null) return { phrase: 'verified', values: {} };
  if (entry.changes.sound === true) return { phrase: 'verified_sound', values: {} };
  return { phrase: 'verified_broken', values: { link: text(entry, 'fault') } };
}

function changed(entry: TrailEntry, register: string): Deed {
  if (entry.action === 'confirm') return { phrase: 'confirmed', values: {} };
  if (entry.type === 'assignment' && entry.action === 'create') return { verb: 'did_give', object: 'thing' };
  const act = acts.find((one) => one === entry.action);
  const object = register ? 'record' : entry.type === 'account' ? 'account' : 'thing';
  return act ? { verb: `did_${act}`, object } : { verb: 'did_something', object };
}

export function deedOf(entry: TrailEntry, register: string): Deed {
  switch (entry.kind) {
    case 'sign_in':
      return signIn(entry);
    case 'sign_in_failed':
      return failed(entry);
    case 'sign_out':
      return { phrase: 'signed_out', values: {} };
    case 'seen':
      return { verb: 'did_see', object: 'record' };
    case 'exported':
      return exported(entry, register);
    case 'verify':
      return verified(entry);
    case 'prune':
      return { phrase: 'pruned', values: {} };
    case 'removal':
      return { phrase: 'removed', values: {} };
    case 'seal':
      return { phrase: 'sealed', values: { link: text(entry, 'sequence') } };
    case 'change':
      return changed(entry, register);
  }
}
