import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf, type Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { useWords } from '@/words/words';
import { type FormLayout, RecordForm } from '../form/RecordForm';
import { MaskedFields } from '../secrecy/MaskedFields';
import { forChange } from '../titles';
import { registerWords } from '../words';
import { EditConflict } from './EditConflict';
import { useEdit } from './useEdit';

interface Props {
  register: Register;
  at: Address;
  record: RecordWithNames;
  secrets: Secrets;
  /** In the place of all fields in their groups. */
  layout?: FormLayout;
  onDone: () => void;
}

/** The record as a form, in the place of its facts. */
export default function RecordEdit({ register, at, record, secrets, layout, onDone }: Props) {
  const w = useWords(registerWords);
  const edit = useEdit(register, at, record, secrets);
  const masked = maskedOf(edit.base);
  return (
    <>
      <RecordForm
        register={forChange(register, masked)}
        masked={<MaskedFields register={register} masked={masked} />}
        layout={layout}
        initial={edit.initial}
        chosen={edit.chosen}
        submit={w('save')}
        done={edit.done}
        onSave={edit.save}
        onDone={onDone}
        onCancel={onDone}
      />
      <EditConflict register={register} edit={edit} />
    </>
  );
}
