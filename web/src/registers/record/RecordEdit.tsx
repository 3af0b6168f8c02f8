import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf, type Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { showValue } from '@/kinds';
import { useTitles } from '@/kinds/reference/useReference';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useSay, useWords } from '@/words/words';
import { type FormLayout, RecordForm } from '../form/RecordForm';
import { MaskedFields } from '../secrecy/MaskedFields';
import { withoutMasked } from '../titles';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { clashOf } from './conflict';
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
        register={withoutMasked(register, masked)}
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
      {edit.other && <Clashing register={register} edit={edit} other={edit.other} />}
    </>
  );
}

type Edit = ReturnType<typeof useEdit>;

interface ClashProps {
  register: Register;
  edit: Edit;
  other: NonNullable<Edit['other']>;
}

function Clashing({ register, edit, other }: ClashProps) {
  const say = useSay();
  const { both } = clashOf(register, edit.base, other.saved, other.changes);
  const led = both.find((field) => field.kind === 'reference');
  const ids = both.flatMap(({ name, kind }) =>
    kind === 'reference' ? [String(other.changes[name]), String(other.saved[name])] : [],
  );
  const reader = useReader(useTitles(led?.refers_to ?? null, ids));
  const conflicts = both.map((field) => ({
    key: field.name,
    label: say(field.label),
    mine: showValue(other.changes[field.name], field, reader),
    theirs: showValue(other.saved[field.name], field, reader),
  }));
  return <ConflictDialog conflicts={conflicts} onChoose={edit.choose} onClose={edit.forget} />;
}
