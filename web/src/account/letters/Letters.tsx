import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { ownMailQuery } from '@/api/mail';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Section } from '../Section';
import styles from './Letters.module.css';
import { LettersForm } from './LettersForm';
import { lettersWords } from './words';

/** Where one is reached by letters that remind, and whether one wants them. */
export function Letters() {
  const w = useWords(lettersWords);
  const { data, error, refetch } = useQuery(ownMailQuery);
  return (
    <Section title={w('title')} help={w('help')}>
      <div className={styles.fields}>
        {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Busy />}
        {data?.configured === false && (
          <Alert data-color="info">
            <Heading level={3} data-size="2xs">
              {w('no_server')}
            </Heading>
            <Paragraph>{w('no_server_help')}</Paragraph>
          </Alert>
        )}
        {data && <LettersForm kept={data} />}
      </div>
    </Section>
  );
}
