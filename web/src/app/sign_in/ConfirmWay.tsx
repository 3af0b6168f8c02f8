import { useQuery } from '@tanstack/react-query';
import { type Proof, signInProvidersQuery } from '@/api/session';
import { useWords } from '@/words/words';
import styles from '../SignIn.module.css';
import { OneField } from './OneField';
import { PasskeyWay } from './PasskeyWay';
import { ProviderLinks } from './ProviderLinks';
import type { ConfirmWay as Way } from './ways';
import { signInWords } from './words';

interface Props {
  way: Way;
  pending: boolean;
  /** Null: the browser is to be asked for a passkey. */
  onShow: (proof: Proof | null) => void;
}

export function ConfirmWay({ way, pending, onShow }: Props) {
  const w = useWords(signInWords);
  const { data: providers = [] } = useQuery({ ...signInProvidersQuery, enabled: way === 'provider' });
  const common = { send: w('confirm_yes'), pending };
  if (way === 'passkey') return <PasskeyWay pending={pending} onShow={() => onShow(null)} />;
  if (way === 'provider') {
    return (
      <div className={styles.form}>
        <ProviderLinks providers={providers} purpose="again" />
      </div>
    );
  }
  if (way === 'totp') {
    return (
      <OneField
        {...common}
        label={w('code')}
        help={w('code_help')}
        lacks={w('code_lacks')}
        kind="one_time_code"
        onSend={(code) => onShow({ code: code.trim() })}
      />
    );
  }
  return (
    <OneField
      {...common}
      label={w('use_password')}
      lacks={w('password_lacks')}
      kind="password"
      onSend={(password) => onShow({ password })}
    />
  );
}
