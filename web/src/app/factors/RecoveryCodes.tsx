import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Download, Printer } from 'lucide-react';
import { CopyButton } from '@/ui/CopyButton';
import { Modal } from '@/ui/Modal';
import { saveAs } from '@/ui/saveAs';
import { useWords } from '@/words/words';
import { useSession } from '../session';
import { CodesSheet } from './CodesSheet';
import styles from './RecoveryCodes.module.css';
import { useCodesText } from './useCodesText';
import { factorsWords } from './words';

interface Props {
  codes: string[];
  onDone: () => void;
}

/** The codes for when all else is lost, this once. They cannot be sent away by mistake: only the button closes them. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const w = useWords(factorsWords);
  const { account } = useSession();
  const text = useCodesText(codes);
  return (
    <Modal open title={w('codes')} actions={<Button onClick={onDone}>{w('codes_saved')}</Button>}>
      <div className={styles.content}>
        <Paragraph>{w('codes_help')}</Paragraph>
        <ol className={styles.codes} aria-label={w('codes_list')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className={styles.ways}>
          <CopyButton text={codes.join('\n')} label={w('copy_codes')} />
          <Button variant="secondary" onClick={() => window.print()}>
            <Printer aria-hidden size={16} />
            {w('print_codes')}
          </Button>
          <Button
            variant="secondary"
            onClick={() => saveAs(w('sheet_file', { login: account.login }), text, 'text/plain')}
          >
            <Download aria-hidden size={16} />
            {w('download_codes')}
          </Button>
        </div>
        <CodesSheet text={text} />
      </div>
    </Modal>
  );
}
