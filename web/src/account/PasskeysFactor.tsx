import { useState } from 'react';
import { type Factors, type Passkey, removePasskey } from '@/api/factors';
import { AddPasskey } from '@/app/factors/AddPasskey';
import { useWords } from '@/words/words';
import { factorCount } from './factorCount';
import { ownFactorsWords } from './factors_words';
import { FactorPart } from './FactorPart';
import { PasskeyLine } from './PasskeyLine';
import styles from './PasskeysFactor.module.css';
import { RemoveFactor } from './RemoveFactor';

interface Props {
  factors: Factors;
  onChanged: () => void;
}

export function PasskeysFactor({ factors, onChanged }: Props) {
  const w = useWords(ownFactorsWords);
  const [asked, setAsked] = useState<Passkey | null>(null);
  const { passkeys } = factors;
  return (
    <FactorPart
      title={w('passkeys')}
      state={passkeys.length === 0 && w('passkeys_none')}
      action={<AddPasskey onDone={onChanged} />}
    >
      {passkeys.length > 0 && (
        <ul className={styles.list} aria-label={w('passkeys')}>
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} onRemove={() => setAsked(passkey)} />
          ))}
        </ul>
      )}
      {asked && (
        <RemoveFactor
          title={w('remove_passkey_question', { name: asked.name })}
          help={w('remove_passkey_help')}
          done={w('passkey_removed', { name: asked.name })}
          isLast={factorCount(factors) === 1}
          remove={() => removePasskey(asked.id)}
          onChanged={onChanged}
          onClose={() => setAsked(null)}
        />
      )}
    </FactorPart>
  );
}
