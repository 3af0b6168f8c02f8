import type { Session } from '@/api/types';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { ConfirmForm } from './ConfirmForm';
import { useConfirmation } from './useConfirmation';
import { signInWords } from './words';

interface Props {
  session: Session;
  onConfirmed: (fresh: Session) => void;
}

/** Opens by itself where the server wants to know anew who it is, over whatever stands on the page. */
export function ConfirmDialog({ session, onConfirmed }: Props) {
  const w = useWords(signInWords);
  const { open, leave } = useConfirmation(session.confirmed_until);
  return (
    <Modal open={open} title={w('confirm')} onClose={leave}>
      <ConfirmForm session={session} onConfirmed={onConfirmed} />
    </Modal>
  );
}
