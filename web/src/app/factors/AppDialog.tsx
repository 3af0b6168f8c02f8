import { Heading } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { confirmTotp, type TotpOffer } from '@/api/factors';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { OneField } from '../sign_in/OneField';
import styles from './AppDialog.module.css';
import { AppKey } from './AppKey';
import { RecoveryCodes } from './RecoveryCodes';
import { factorsWords } from './words';

interface Props {
  offer: TotpOffer;
  onDone: () => void;
  onClose: () => void;
}

/** The app takes the key, shows a code for it, and the recovery codes come. */
export function AppDialog({ offer, onDone, onClose }: Props) {
  const w = useWords(factorsWords);
  const { tell } = useNotices();
  const confirming = useMutation({
    mutationFn: confirmTotp,
    onSuccess: () => tell(w('app_is_on')),
  });
  if (confirming.data) return <RecoveryCodes codes={confirming.data} onDone={onDone} />;
  return (
    <Modal open title={w('add_app')} onClose={onClose}>
      <div className={styles.steps}>
        <Heading level={3} data-size="2xs">
          {w('scan')}
        </Heading>
        <AppKey offer={offer} />
        <Heading level={3} data-size="2xs">
          {w('show_code')}
        </Heading>
        {confirming.error && <ErrorNote error={confirming.error} />}
        <OneField
          label={w('code')}
          help={w('code_help')}
          lacks={w('code_lacks')}
          send={w('turn_on')}
          kind="one_time_code"
          pending={confirming.isPending}
          onSend={(code) => confirming.mutate(code.trim())}
        />
      </div>
    </Modal>
  );
}
