import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '@/words/words';
import { ErrorNote } from './ErrorNote';
import { Modal } from './Modal';
import styles from './Question.module.css';
import { uiWords } from './words';

interface Props {
  open: boolean;
  title: string;
  /** What follows from a yes. */
  children: ReactNode;
  /** What the button does, as a verb. */
  yes: string;
  onYes: () => void;
  onClose: () => void;
  /** Under way: the buttons wait. */
  pending?: boolean;
  /** Why it did not work the last time. */
  error?: unknown;
  /** It takes something away. */
  danger?: boolean;
}

/** Asks before something that is not easily undone. */
export function Question(props: Props) {
  const w = useWords(uiWords);
  const { pending = false } = props;
  return (
    <Modal
      open={props.open}
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button
            data-color={props.danger ? 'danger' : 'accent'}
            loading={pending}
            onClick={() => props.onYes()}
          >
            {props.yes}
          </Button>
          <Button variant="secondary" disabled={pending} onClick={() => props.onClose()}>
            {w('cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {props.children}
        {Boolean(props.error) && <ErrorNote error={props.error} />}
      </div>
    </Modal>
  );
}
