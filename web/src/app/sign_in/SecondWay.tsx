import type { FactorMethod, SecondProof } from '@/api/session';
import { useWords } from '@/words/words';
import { OneField } from './OneField';
import { PasskeyWay } from './PasskeyWay';
import { signInWords } from './words';

interface Props {
  way: FactorMethod;
  pending: boolean;
  /** Null: the browser is to be asked for a passkey. */
  onShow: (proof: SecondProof | null) => void;
}

export function SecondWay({ way, pending, onShow }: Props) {
  const w = useWords(signInWords);
  if (way === 'passkey') return <PasskeyWay pending={pending} onShow={() => onShow(null)} />;
  if (way === 'totp') {
    return (
      <OneField
        label={w('code')}
        help={w('code_help')}
        lacks={w('code_lacks')}
        send={w('go_on')}
        kind="one_time_code"
        pending={pending}
        onSend={(code) => onShow({ code: code.trim() })}
      />
    );
  }
  return (
    <OneField
      label={w('recovery')}
      help={w('recovery_help')}
      lacks={w('recovery_lacks')}
      send={w('go_on')}
      kind="text"
      pending={pending}
      onSend={(code) => onShow({ recovery_code: code.trim() })}
    />
  );
}
