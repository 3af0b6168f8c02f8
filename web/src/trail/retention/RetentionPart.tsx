import { Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '@/api/settings';
import { useMayInCity } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { RetentionForm } from './RetentionForm';
import styles from './RetentionPart.module.css';
import { RetentionTable } from './RetentionTable';
import { useTermText } from './useTermText';
import { retentionWords } from './words';

/** How long the trail keeps what has happened, kind by kind, and a way to change it for who may. */
export function RetentionPart() {
  const w = useWords(retentionWords);
  const termText = useTermText();
  const mayChange = useMayInCity('settings', 'write');
  const { data: kept, error, refetch } = useQuery(settingsQuery);
  return (
    <>
      <Paragraph className={styles.help}>{w('help')}</Paragraph>
      {!kept && error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!kept && !error && <Busy />}
      {kept && !mayChange && (
        <>
          <Paragraph>{w('only_read')}</Paragraph>
          <RetentionTable>{(kind) => termText(kept.settings.retention?.[kind] ?? null)}</RetentionTable>
        </>
      )}
      {kept && mayChange && <RetentionForm kept={kept} />}
    </>
  );
}
