import type { SecrecyMark } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { useWords } from '@/words/words';
import groups from '../record/RecordView.module.css';
import { changesOf } from './marks_form';
import { useFieldName } from './useFieldName';
import { markWords } from './words';

interface Props {
  register: Register;
  before: readonly SecrecyMark[];
  after: readonly SecrecyMark[];
}

/** In the history: the marks that came, went or have another ground. */
export function MarkChange({ register, before, after }: Props) {
  const w = useWords(markWords);
  const nameOf = useFieldName(register);
  const { marked, unmarked } = changesOf(before, after);
  const cited = (marks: readonly SecrecyMark[], field: string | null) =>
    marks.find((mark) => (mark.field ?? null) === field)?.label ?? w('no_mark');
  return (
    <dl className={groups.changes}>
      {[...marked, ...unmarked].map((field) => (
        <div key={field ?? ''}>
          <dt>{nameOf(field)}</dt>
          <dd>
            <del>{cited(before, field)}</del>
            <span aria-hidden> → </span>
            <ins>{cited(after, field)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
