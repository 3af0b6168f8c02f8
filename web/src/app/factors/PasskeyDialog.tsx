import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { addPasskey } from '@/api/factors';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { OneField } from '../sign_in/OneField';
import { Refusal } from '../sign_in/Refusal';
import { useBrowserName } from '../useBrowserName';
import styles from './AppDialog.module.css';
import { RecoveryCodes } from './RecoveryCodes';
import { factorsWords } from './words';

interface Props {
  onDone: () => void;
  onClose: () => void;
}

/** The passkey gets a name, and the browser makes it; where it is the first factor the recovery codes come. */
export function PasskeyDialog({ onDone, onClose }: Props) {
  const w = useWords(factorsWords);
  const { tell } = useNotices();
  const browserName = useBrowserName();
  const adding = useMutation({
    mutationFn: addPasskey,
    onSuccess: ({ passkey, recovery_codes }) => {
      tell(w('passkey_is_on', { name: passkey.name }));
      if (recovery_codes.length === 0) onDone();
    },
  });
  const codes = adding.data?.recovery_codes ?? [];
  if (codes.length > 0) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <Modal open title={w('add_passkey')} onClose={onClose}>
      <div className={styles.steps}>
        <Paragraph>{w('passkey_help')}</Paragraph>
        <Refusal error={adding.error} />
        <OneField
          label={w('passkey_name')}
          help={w('passkey_name_help')}
          lacks={w('passkey_name_lacks')}
          send={w('make_passkey')}
          kind="text"
          initial={browserName(navigator.userAgent)}
          pending={adding.isPending}
          onSend={(name) => adding.mutate(name.trim())}
        />
      </div>
    </Modal>
  );
}
