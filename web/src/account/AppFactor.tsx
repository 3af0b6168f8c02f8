import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type Factors, removeTotp } from '@/api/factors';
import { AddApp } from '@/app/factors/AddApp';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ownFactorsWords } from './factors_words';
import { FactorPart } from './FactorPart';
import { factorCount } from './factorCount';
import { RemoveFactor } from './RemoveFactor';

interface Props {
  factors: Factors;
  onChanged: () => void;
}

export function AppFactor({ factors, onChanged }: Props) {
  const w = useWords(ownFactorsWords);
  const formats = useFormats();
  const [asked, setAsked] = useState(false);
  const { totp } = factors;
  return (
    <FactorPart
      title={w('app')}
      state={totp ? w('app_on', { when: formats.instant(totp.since) }) : w('app_off')}
      action={
        totp ? (
          <Button variant="tertiary" aria-label={w('remove_app')} onClick={() => setAsked(true)}>
            {w('remove')}
          </Button>
        ) : (
          <AddApp onDone={onChanged} />
        )
      }
    >
      {asked && (
        <RemoveFactor
          title={w('remove_app_question')}
          help={w('remove_app_help')}
          done={w('app_removed')}
          isLast={factorCount(factors) === 1}
          remove={removeTotp}
          onChanged={onChanged}
          onClose={() => setAsked(false)}
        />
      )}
    </FactorPart>
  );
}
