import { Dialog, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useWords } from '@/words/words';
import styles from './Modal.module.css';
import { uiWords } from './words';

interface Props {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The buttons at its foot, the main one first. */
  actions?: ReactNode;
  /** Missing: it cannot be left but by its buttons. */
  onClose?: () => void;
  wide?: boolean;
}

/** A dialog over the page: focus stays in it, and goes back where it was. */
export function Modal({ open, title, children, actions, onClose, wide = false }: Props) {
  const w = useWords(uiWords);
  const heading = useId();
  return (
    <Dialog
      open={open}
      aria-labelledby={heading}
      closeButton={onClose ? w('close') : false}
      className={wide ? styles.wide : undefined}
      onCancel={(event) => {
        if (!onClose) event.preventDefault();
      }}
      onClose={() => onClose?.()}
    >
      {open && (
        <>
          <Heading level={2} data-size="xs" id={heading} className={styles.heading}>
            {title}
          </Heading>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </>
      )}
    </Dialog>
  );
}
