import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import type { Register } from '@/api/types';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { editableFields } from '../titles';
import { registerWords } from '../words';
import styles from './DialogForm.module.css';
import type { Drafts } from './drafts';
import { FieldPrefix } from './fieldId';
import { FormField } from './FormField';
import { useRecordForm } from './useRecordForm';

interface Props {
  title: string;
  /** What is asked for and what follows, above the fields. */
  children?: ReactNode;
  /** With the fields that are asked for, and no others. */
  register: Register;
  initial: Drafts;
  /** Put in the place of what is written: what was chosen between two versions. */
  chosen?: Drafts | undefined;
  /** On the button. */
  submit: string;
  danger?: boolean;
  /** Throws the Problem of a refusal. */
  onSave: (drafts: Drafts) => Promise<void>;
  onClose: () => void;
}

/** A few fields of a register in a dialog: what is wrong is said beside each, and nothing written is lost by a refusal. */
export function DialogForm(props: Props) {
  const { title, children, register, initial, chosen, submit, danger, onSave, onClose } = props;
  const w = useWords(registerWords);
  const id = useId();
  const form = useRecordForm({ register, initial, chosen, onSave, prefix: id });
  return (
    <Modal
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} data-color={danger ? 'danger' : 'accent'} loading={form.saving}>
            {submit}
          </Button>
          <Button variant="secondary" disabled={form.saving} onClick={onClose}>
            {w('cancel')}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} noValidate onSubmit={form.submit}>
        {children}
        <LeaveQuestion unsaved={form.unsaved} />
        <FaultSummary key={form.attempt} title={w('faults')} faults={form.faults} />
        <FieldPrefix value={id}>
          {editableFields(register).map((field) => (
            <FormField key={field.name} field={field} control={form.control} />
          ))}
        </FieldPrefix>
        {form.error !== null && <ErrorNote error={form.error} />}
        {form.sessionEnded && <p role="alert">{w('not_saved_session')}</p>}
      </form>
    </Modal>
  );
}
