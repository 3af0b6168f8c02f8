import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { factorsQuery } from '@/api/factors';
import { useFactorsChanged } from '@/app/factors/useFactorsChanged';
import { useSession } from '@/app/session';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { AppFactor } from './AppFactor';
import { CodesFactor } from './CodesFactor';
import { ownFactorsWords } from './factors_words';
import { factorCount } from './factorCount';
import { PasskeysFactor } from './PasskeysFactor';
import { Section } from './Section';

/** What one shows besides the password: what there is, and what is missing. */
export function TwoSteps() {
  const w = useWords(ownFactorsWords);
  const { level } = useSession();
  const changed = useFactorsChanged();
  const { data: factors, error, refetch } = useQuery(factorsQuery);
  const lacking = factors && factorCount(factors) === 0;
  return (
    <Section title={w('title')} help={w('help')}>
      {error && !factors && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!factors && !error && <Busy />}
      {level === 'provider' && <Paragraph>{w('by_provider')}</Paragraph>}
      {lacking && level !== 'provider' && <Alert data-color="warning">{w('none')}</Alert>}
      {factors && (
        <>
          <AppFactor factors={factors} onChanged={changed} />
          <PasskeysFactor factors={factors} onChanged={changed} />
          <CodesFactor factors={factors} onChanged={changed} />
        </>
      )}
    </Section>
  );
}
