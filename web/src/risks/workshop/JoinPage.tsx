import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { Problem } from '@/api/request';
import { joinedQuery, joinWorkshop } from '@/api/workshops';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { isWhole, tidyCode } from './code';
import styles from './JoinPage.module.css';
import { workshopWords } from './words';

function useJoining() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const authority = useAuthority();
  return useMutation({
    mutationFn: (code: string) => joinWorkshop(authority.code, code),
    onSuccess: (joined) => {
      client.setQueryData(joinedQuery(authority.code, joined.id).queryKey, joined);
      return navigate({ to: '/workshops/$id/mine', params: { id: joined.id } });
    },
  });
}

/** For anybody who has been shown a code; a link may bring it (`?code=`). */
export default function JoinPage() {
  const w = useWords(workshopWords);
  const brought = one(useSearchMap(), 'code');
  const [code, setCode] = useState(() => tidyCode(brought));
  const [lacks, setLacks] = useState(false);
  const joining = useJoining();
  const refused = joining.error instanceof Problem ? joining.error.byField().get('code') : undefined;
  const fault = lacks && !isWhole(code) ? w('code_lacks') : refused;
  const join = (event: SyntheticEvent) => {
    event.preventDefault();
    setLacks(!isWhole(code));
    if (isWhole(code)) joining.mutate(code);
  };
  return (
    <Page title={w('join_title')} lead={w('join_lead')}>
      <form noValidate className={styles.form} onSubmit={join}>
        <Textfield
          label={w('code')}
          description={w('code_help')}
          className={styles.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          error={fault}
          onChange={(event) => {
            joining.reset();
            setCode(tidyCode(event.target.value));
          }}
        />
        {joining.error && !refused && <ErrorNote error={joining.error} />}
        <Button type="submit" data-size="lg" loading={joining.isPending}>
          {w('join')}
        </Button>
      </form>
    </Page>
  );
}
