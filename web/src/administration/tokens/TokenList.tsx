import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { tokensQuery } from '@/api/tokens';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { isOver, stateOf } from './token_state';
import { TokenTable } from './TokenTable';
import { tokensWords } from './words';

export function TokenList() {
  const w = useWords(tokensWords);
  const change = useChangeSearch();
  const mayWrite = useMay('tokens', 'write');
  const withOver = one(useSearchMap(), 'ended') === 'true';
  const { data: tokens, error, refetch } = useQuery(tokensQuery);
  const [now] = useState(() => new Date());
  const over = tokens?.filter((token) => isOver(stateOf(token, now))) ?? [];
  const shown = tokens?.filter((token) => withOver || !over.includes(token));
  return (
    <Page
      title={w('title')}
      lead={w('lead')}
      wide
      actions={
        mayWrite && (
          <Button asChild>
            <Link to="/administration/tokens" search={{ token: 'new' }}>
              <Plus aria-hidden size={18} />
              {w('new')}
            </Link>
          </Button>
        )
      }
    >
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!shown && !error && <Busy />}
      {over.length > 0 && (
        <Checkbox
          label={w('show_ended', { count: over.length })}
          checked={withOver}
          onChange={(event) => change({ ended: event.target.checked ? 'true' : '' })}
        />
      )}
      {shown?.length === 0 && <Empty title={w('none')}>{w('none_help')}</Empty>}
      {shown && shown.length > 0 && <TokenTable tokens={shown} now={now} />}
    </Page>
  );
}
