import { Textfield } from '@digdir/designsystemet-react';
import { CopyButton } from '@/ui/CopyButton';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import styles from './AddressToCopy.module.css';

interface Props {
  label: string;
  help: string;
  address: string;
}

/** An address of ours that is to be written somewhere else. */
export function AddressToCopy({ label, help, address }: Props) {
  const a = useWords(administrationWords);
  return (
    <div className={styles.address}>
      <Textfield
        label={label}
        description={help}
        readOnly
        spellCheck={false}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div>
        <CopyButton text={address} label={a('copy')} />
      </div>
    </div>
  );
}
