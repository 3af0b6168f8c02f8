import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '@/words/words';
import { Modal } from './Modal';
import { uiWords } from './words';

interface Props {
  title: string;
  /** What its main button says. */
  save: string;
  saving: boolean;
  onSave: () => void;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog in which something is written: it is saved, or left as it was. */
export function SaveModal({ title, save, saving, onSave, onClose, wide = false, children }: Props) {
  const w = useWords(uiWords);
  return (
    <Modal
      open
      wide={wide}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button loading={saving} onClick={onSave}>
            {save}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {w('cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
