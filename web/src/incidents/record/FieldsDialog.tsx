import { type ReactNode, useEffect } from 'react';
import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf, type Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { DialogForm } from '@/registers/form/DialogForm';
import { withFields } from '@/registers/form/some_fields';
import { EditConflict } from '@/registers/record/EditConflict';
import { useEdit } from '@/registers/record/useEdit';
import { MaskedFields } from '@/registers/secrecy/MaskedFields';
import { forChange } from '@/registers/titles';
import { useWords } from '@/words/words';
import { incidentWords } from './words';

export interface FieldsAsked {
  title: string;
  /** Of the register, in the order that they are asked in. */
  names: readonly string[];
}

interface Props extends FieldsAsked {
  register: Register;
  at: Address;
  record: RecordWithNames;
  secrets: Secrets;
  children?: ReactNode;
  onClose: () => void;
}

/** Some fields of a record in a dialog over whatever asks for them; what another has saved meanwhile is shown beside. */
export function FieldsDialog({ title, names, register, at, record, secrets, children, onClose }: Props) {
  const w = useWords(incidentWords);
  const fields = withFields(register, names);
  const edit = useEdit(fields, at, record, secrets);
  const masked = maskedOf(edit.base);
  useEffect(() => {
    if (edit.done) onClose();
    // Only when it becomes done.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [edit.done]);
  return (
    <>
      <DialogForm
        title={title}
        register={forChange(fields, masked)}
        initial={edit.initial}
        chosen={edit.chosen}
        submit={w('save')}
        onSave={edit.save}
        onClose={onClose}
      >
        {children}
        <MaskedFields register={fields} masked={masked} />
      </DialogForm>
      <EditConflict register={fields} edit={edit} />
    </>
  );
}
