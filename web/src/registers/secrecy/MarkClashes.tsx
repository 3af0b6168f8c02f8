import { useQuery } from '@tanstack/react-query';
import { groundsQuery, type NewMark, type SecrecyMark } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useLanguage, useWords } from '@/words/words';
import { groundTitle } from './grounds_found';
import { clashesOf, whole } from './marks_form';
import { useFieldName } from './useFieldName';
import type { useMarking } from './useMarking';
import { markWords } from './words';

interface Props {
  register: Register;
  marking: ReturnType<typeof useMarking>;
  other: SecrecyMark[];
}

/** Somebody else has marked in between: what each of the two says, field by field. */
export function MarkClashes({ register, marking, other }: Props) {
  const w = useWords(markWords);
  const language = useLanguage();
  const nameOf = useFieldName(register);
  const { data: grounds = [] } = useQuery(groundsQuery);
  const clashes = clashesOf(marking.base.marks, marking.mine, other);
  const text = (mark: NewMark | undefined) => {
    if (!mark) return w('no_mark');
    const ground = grounds.find((one) => one.code === mark.ground);
    const cited = ground ? groundTitle(ground, language) : mark.ground;
    return [cited, mark.note].filter(Boolean).join(': ');
  };
  const conflicts = clashes.map(({ field, mine, theirs }) => ({
    key: field ?? whole,
    label: nameOf(field),
    mine: text(mine),
    theirs: text(theirs),
  }));
  const choose = (mine: Set<string>) => marking.choose([...mine].map((key) => (key === whole ? null : key)));
  return <ConflictDialog conflicts={conflicts} onChoose={choose} onClose={marking.forget} />;
}
