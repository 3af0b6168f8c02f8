import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '@/api/settings';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { SettingsEditor } from './settings/SettingsEditor';
import { settingsWords } from './settings/words';

export default function SettingsPage() {
  const w = useWords(settingsWords);
  const { data: kept, error, refetch } = useQuery(settingsQuery);
  return (
    <Page title={w('title')} lead={w('lead')}>
      {!kept && error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!kept && !error && <Busy />}
      {kept && <SettingsEditor kept={kept} />}
    </Page>
  );
}
