import type { SecrecyMark } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { MaskedValue } from '@/app/MaskedValue';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './MarkList.module.css';
import { useFieldName } from './useFieldName';
import { markWords } from './words';

/** Marks with their ground, why they were set, by whom and when. */
export function MarkList({ register, marks }: { register: Register; marks: readonly SecrecyMark[] }) {
  const w = useWords(markWords);
  const { instant } = useFormats();
  const nameOf = useFieldName(register);
  return (
    <ul className={styles.marks}>
      {marks.map((mark) => (
        <li key={`${mark.field ?? ''} ${mark.by_itself ? 'itself' : ''}`}>
          <strong>{nameOf(mark.field)}</strong>
          <MaskedValue masking={mark} />
          {mark.note && <p>{mark.note}</p>}
          <p className={styles.by}>
            {mark.by_itself ? w('by_itself') : w('set_by', { by: mark.by, at: instant(mark.at) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
