import type { Register } from '@/api/types';
import { showValue } from '@/kinds';
import { useTitles } from '@/kinds/reference/useReference';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useSay } from '@/words/words';
import { useReader } from '../useReader';
import { clashOf } from './conflict';
import type { useEdit } from './useEdit';

type Edit = ReturnType<typeof useEdit>;

/** Both versions of what two people have changed at once; nothing where nobody else has. */
export function EditConflict({ register, edit }: { register: Register; edit: Edit }) {
  return edit.other && <Clashing register={register} edit={edit} other={edit.other} />;
}

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
