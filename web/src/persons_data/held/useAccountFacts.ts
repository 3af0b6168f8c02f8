import { useRoleName } from '@/access/roles/useRoleName';
import type { HeldAccount } from '@/api/persons';
import { useBrowserName } from '@/app/useBrowserName';
import { dayOf, useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { heldWords } from './words';

/** What an account holds, as label and text; what there is nothing of is left out. */
export function useAccountFacts(): (account: HeldAccount) => [label: string, text: string][] {
  const w = useWords(heldWords);
  const { instant, date, number } = useFormats();
  const roleName = useRoleName();
  const browserName = useBrowserName();
  const day = (at: string) => date(dayOf(at));
  const role = (held: HeldAccount['assignments'][number]) => {
    const end = held.ended_at ?? held.ends_at;
    const said = { role: roleName(held.role), from: day(held.starts_at) };
    return end === null ? w('role_since', said) : w('role_between', { ...said, to: day(end) });
  };
  const identity = ({ provider, subject, data }: HeldAccount['identities'][number]) =>
    [`${provider}: ${subject ?? ''}`, data ? JSON.stringify(data) : ''].filter(Boolean).join('\n');
  const lines = (texts: string[]) => texts.join('\n');
  return (account) => {
    const facts: [string, string][] = [
      [w('made'), instant(account.created_at)],
      [w('signed_in'), account.signed_in_at ? instant(account.signed_in_at) : w('never')],
      [w('disabled'), account.disabled_at ? instant(account.disabled_at) : ''],
      [w('second_factor'), w(account.second_factor ? 'yes' : 'no')],
      [w('passkeys'), account.passkeys > 0 ? number(account.passkeys) : ''],
      [w('named_as'), lines(account.named_as)],
      [w('roles'), lines(account.assignments.map(role))],
      [
        w('sessions'),
        lines(account.sessions.map((one) => `${browserName(one.agent)} (${instant(one.used_at)})`)),
      ],
      [w('tokens'), lines(account.tokens.map((one) => `${one.name} (${day(one.created_at)})`))],
      [w('identities'), lines(account.identities.map(identity))],
    ];
    return facts.filter(([, text]) => text !== '');
  };
}
