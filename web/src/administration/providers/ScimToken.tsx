import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changeProvider, type Provider } from '@/api/providers';
import { tokensQuery } from '@/api/tokens';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { SelectField } from '@/ui/SelectField';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import layout from '../FormPage.module.css';
import { administrationWords } from '../words';
import { scimWords } from './scim_words';
import { tokenChoices } from './token_choices';
import { useKeepProvider } from './useKeepProvider';

/** Which token the provider comes with. */
export function ScimToken({ provider }: { provider: Provider }) {
  const w = useWords(scimWords);
  const a = useWords(administrationWords);
  const { compare } = useFormats();
  const { tell } = useNotices();
  const keep = useKeepProvider();
  const kept = provider.scim_token ?? '';
  const [token, setToken] = useState(kept);
  const [now] = useState(() => new Date());
  const { data: tokens, error } = useQuery(tokensQuery);
  const saving = useMutation({
    mutationFn: () => changeProvider(provider.id, { scim_token: token || null }, provider.version),
    onSuccess: (saved) => {
      keep(saved);
      tell(w('token_saved'));
    },
  });
  const choices = tokenChoices(tokens ?? [], provider.scim_token, now)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((one, other) => compare(one.label, other.label));
  const gone = kept && tokens && !choices.some((choice) => choice.value === kept);
  return (
    <>
      {(error ?? saving.error) && <ErrorNote error={error ?? saving.error} />}
      <SelectField
        label={w('token')}
        value={token}
        options={[
          { value: '', label: w('no_token') },
          ...(gone ? [{ value: kept, label: w('gone_token') }] : []),
          ...choices,
        ]}
        onChange={setToken}
      />
      <div className={layout.foot}>
        <Button variant="secondary" loading={saving.isPending} onClick={() => saving.mutate()}>
          {a('save')}
        </Button>
        <Link to="/administration/tokens" search={{ token: 'new' }} className="ds-link">
          {w('to_tokens')}
        </Link>
      </div>
    </>
  );
}
