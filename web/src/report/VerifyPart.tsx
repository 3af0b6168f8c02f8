import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAuthority } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './FreezePart.module.css';
import { verificationQuery } from './requests';
import type { Verification } from './types';
import { VerifiedYear } from './VerifiedYear';
import { reportWords } from './words';

/** Whether the settled years still say what the records say, and who has changed what since. */
export function VerifyPart() {
  const w = useWords(reportWords);
  const authority = useAuthority();
  const { data, error, isFetching, refetch } = useQuery(verificationQuery(authority.code));
  const verify = () => void refetch();
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('verify')}
      </Heading>
      <Paragraph className={styles.words}>{w('verify_help')}</Paragraph>
      <Button variant="secondary" loading={isFetching} onClick={verify}>
        {w('verify')}
      </Button>
      {isFetching && <Busy label={w('verifying')} />}
      {error && <ErrorNote error={error} onRetry={verify} />}
      {data && !isFetching && <Verified verification={data} />}
    </section>
  );
}

function Verified({ verification }: { verification: Verification }) {
  const w = useWords(reportWords);
  const { number } = useFormats();
  const { chain, items } = verification;
  return (
    <>
      <Alert data-color={chain.sound ? 'success' : 'danger'} role="status">
        {chain.sound ? (
          w('chain_sound', { number: number(chain.links) })
        ) : (
          <>
            <Heading level={3} data-size="2xs">
              {w('chain_broken')}
            </Heading>
            <Paragraph>{chain.fault}</Paragraph>
          </>
        )}
      </Alert>
      {[...items]
        .sort((a, b) => b.year - a.year)
        .map((year) => (
          <VerifiedYear key={year.year} verified={year} />
        ))}
    </>
  );
}
