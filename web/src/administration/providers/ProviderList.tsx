import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { providersQuery } from '@/api/providers';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { PolicyPart } from './PolicyPart';
import { ProviderTable } from './ProviderTable';
import styles from './ProviderList.module.css';
import { providersWords } from './words';

export function ProviderList() {
  const w = useWords(providersWords);
  const { data: providers, error, refetch } = useQuery(providersQuery);
  return (
    <Page title={w('title')} lead={w('lead')}>
      <div className={styles.part}>
        <div className={styles.top}>
          <Heading level={2} data-size="2xs">
            {w('list')}
          </Heading>
          <Button asChild>
            <Link to="/administration/providers" search={{ provider: 'new' }}>
              <Plus aria-hidden size={18} />
              {w('new')}
            </Link>
          </Button>
        </div>
        <Paragraph>{w('list_help')}</Paragraph>
        {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
        {!providers && !error && <Busy />}
        {providers?.length === 0 && <Empty title={w('none')}>{w('none_help')}</Empty>}
        {providers && providers.length > 0 && <ProviderTable providers={providers} />}
      </div>
      <PolicyPart />
    </Page>
  );
}
