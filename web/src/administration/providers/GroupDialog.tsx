import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeProviderGroup, type ProviderGroup, providerGroupsKey } from '@/api/providers';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { GrantFields, type GrantForm } from './GrantFields';
import { scimWords } from './scim_words';
import { providersWords } from './words';

/** What the members of a group shall be. */
export function GroupDialog({ group, onClose }: { group: ProviderGroup; onClose: () => void }) {
  const w = useWords(scimWords);
  const p = useWords(providersWords);
  const a = useWords(administrationWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const { code } = useAuthority();
  const [grant, setGrant] = useState<GrantForm>({
    role: group.role ?? '',
    authority: group.role === null ? code : (group.authority ?? ''),
    unit: group.unit ?? '',
  });
  const saving = useMutation({
    mutationFn: () => {
      const { role, authority, unit } = grant;
      const wanted = role ? { role, authority: authority || null, unit: unit || null } : null;
      return changeProviderGroup(group.id, wanted);
    },
    onSuccess: () => {
      tell(w('changed', { group: group.name }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: providerGroupsKey }),
  });
  return (
    <Question
      open
      title={w('change_group', { group: group.name })}
      yes={a('save')}
      pending={saving.isPending}
      error={saving.error}
      onYes={saving.mutate}
      onClose={onClose}
    >
      <GrantFields grant={grant} none={p('no_role')} onChange={setGrant} />
      <Paragraph>{w('change_help', { count: group.members })}</Paragraph>
    </Question>
  );
}
