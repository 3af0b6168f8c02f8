import type { Assignment } from '@/api/assignments';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { type Days, daysOf } from './period';
import { clashesOf, rebased } from './period_conflict';
import { rolesWords } from './words';

interface Props {
  read: Assignment;
  mine: Days;
  theirs: Assignment;
  onChoose: (days: Days, fresh: Assignment) => void;
  onClose: () => void;
}

export function PeriodConflict({ read, mine, theirs, onChoose, onClose }: Props) {
  const w = useWords(rolesWords);
  const { date } = useFormats();
  const shown = (day: string) => day && date(day);
  const conflicts = clashesOf(read, mine, theirs).map((field) => ({
    key: field,
    label: w(field),
    mine: shown(mine[field]),
    theirs: shown(daysOf(theirs)[field]),
  }));
  return (
    <ConflictDialog
      conflicts={conflicts}
      onChoose={(own) => onChoose(rebased(read, mine, theirs, own), theirs)}
      onClose={onClose}
    />
  );
}
