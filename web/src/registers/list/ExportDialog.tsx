import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Secrets } from '@/api/secrecy';
import { CopyChoice } from '@/app/CopyChoice';
import { Modal } from '@/ui/Modal';
import { uiWords } from '@/ui/words';
import { useWords } from '@/words/words';
import { markWords } from '../secrecy/words';

interface Props {
  /** As people call the format. */
  name: string;
  address: (secrets: Secrets) => string;
  onClose: () => void;
}

/** Asks which copy of the list leaves the house. */
export function ExportDialog({ name, address, onClose }: Props) {
  const w = useWords(markWords);
  const ui = useWords(uiWords);
  const [secrets, setSecrets] = useState<Secrets>('masked');
  // The browser must have begun to fetch before the link is gone.
  const closeSoon = () => setTimeout(onClose, 0);
  return (
    <Modal
      open
      title={w('export_title', { format: name })}
      onClose={onClose}
      actions={
        <>
          <Button asChild>
            <a download href={address(secrets)} onClick={closeSoon}>
              {w('download')}
            </a>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <CopyChoice secrets={secrets} onChange={setSecrets} />
    </Modal>
  );
}
