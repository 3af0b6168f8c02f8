import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Factors, renewRecoveryCodes } from '@/api/factors';
import { RecoveryCodes } from '@/app/factors/RecoveryCodes';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { factorCount } from './factorCount';
import { ownFactorsWords } from './factors_words';
import { FactorPart } from './FactorPart';

const few = 3;

interface Props {
  factors: Factors;
  onChanged: () => void;
}

export function CodesFactor({ factors, onChanged }: Props) {
  const w = useWords(ownFactorsWords);
  const [asked, setAsked] = useState(false);
  const renewing = useMutation({ mutationFn: renewRecoveryCodes, onSuccess: () => setAsked(false) });
  const left = factors.recovery_codes_left;
  const may = factorCount(factors) > 0;
  const state = w('codes_left', { count: left });
  const done = () => {
    renewing.reset();
    onChanged();
  };
  return (
    <FactorPart
      title={w('codes')}
      state={!may ? w('codes_need') : left <= few ? `${state}. ${w('codes_few')}` : state}
      action={
        may && (
          <Button variant="secondary" onClick={() => setAsked(true)}>
            {w('renew')}
          </Button>
        )
      }
    >
      <Question
        open={asked}
        title={w('renew_question')}
        yes={w('renew')}
        pending={renewing.isPending}
        error={renewing.error}
        onYes={renewing.mutate}
        onClose={() => setAsked(false)}
      >
        <Paragraph>{w('renew_help')}</Paragraph>
      </Question>
      {renewing.data && <RecoveryCodes codes={renewing.data} onDone={done} />}
    </FactorPart>
  );
}
