import type { RegisterRecord } from '@/api/types';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useSay, useWords } from '@/words/words';
import { type AgreeDraft, type Clashing, clashesOf, settled } from './agreement';
import { leadWords } from './lead_words';
import type { Scales } from './useScales';

interface Props {
  draft: AgreeDraft;
  /** The risk, as somebody else has saved it. */
  saved: RegisterRecord;
  scales: Scales;
  onSettle: (draft: AgreeDraft) => void;
  onClose: () => void;
}

/** Somebody has changed the risk meanwhile: what the room agreed on beside what was saved. */
export function AgreeClash({ draft, saved, scales, onSettle, onClose }: Props) {
  const w = useWords(leadWords);
  const say = useSay();
  const shown = (field: Clashing, value: unknown) => {
    if (typeof value === 'string') return value;
    const step = field !== 'reason' && scales[field].find((one) => one.value === value);
    return step ? `${step.value} ${say(step.name)}` : '';
  };
  return (
    <ConflictDialog
      conflicts={clashesOf(draft, saved).map((field) => ({
        key: field,
        label: w(field === 'reason' ? 'reason_label' : field),
        mine: shown(field, draft[field]),
        theirs: shown(field, saved[field]),
      }))}
      onChoose={(mine) => onSettle(settled(draft, saved, mine))}
      onClose={onClose}
    />
  );
}
