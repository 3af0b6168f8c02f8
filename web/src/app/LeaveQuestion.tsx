import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useBlocker } from '@tanstack/react-router';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { appWords } from './words';

interface Props {
  unsaved: boolean;
  /** What is unsaved stays while the address changes within the page. */
  staysOnPage?: boolean;
}

/** Asks before a page with unsaved work is left, within the page and when the browser closes. */
export function LeaveQuestion({ unsaved, staysOnPage = false }: Props) {
  const w = useWords(appWords);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && !(staysOnPage && current.pathname === next.pathname),
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === 'blocked'}
      title={w('leave')}
      onClose={() => blocker.reset?.()}
      actions={
        <>
          <Button onClick={() => blocker.reset?.()}>{w('leave_no')}</Button>
          <Button variant="secondary" data-color="danger" onClick={() => blocker.proceed?.()}>
            {w('leave_yes')}
          </Button>
        </>
      }
    >
      <Paragraph>{w('leave_help')}</Paragraph>
    </Modal>
  );
}
