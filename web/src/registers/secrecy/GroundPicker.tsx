import { ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { groundsQuery } from '@/api/secrecy';
import { Combobox } from '@/kinds/reference/Combobox';
import { pickerOf, useBox } from '@/kinds/reference/useBox';
import { ErrorNote } from '@/ui/ErrorNote';
import { useLanguage, useWords } from '@/words/words';
import { groundsFound, groundTitle, isUnverified } from './grounds_found';
import styles from './MarkDialog.module.css';
import { markWords } from './words';

interface Props {
  id: string;
  /** Of the ground that is chosen; empty for none. */
  code: string;
  error?: string | undefined;
  onChange: (code: string) => void;
}

/** Finds a paragraph by its number or its words, and says what it is about. */
export function GroundPicker({ id, code, error, onChange }: Props) {
  const w = useWords(markWords);
  const language = useLanguage();
  const grounds = useQuery(groundsQuery);
  const box = useBox();
  const all = grounds.data ?? [];
  const chosen = all.find((ground) => ground.code === code);
  const picker = pickerOf(box, {
    candidates: groundsFound(all, box.written ?? '').map((ground) => ({
      id: ground.code,
      title: groundTitle(ground, language),
      beside: isUnverified(ground) ? w('unverified') : '',
    })),
    searching: grounds.isPending,
    title: chosen ? groundTitle(chosen, language) : code,
    onChoose: (candidate) => onChange(candidate?.id ?? ''),
    onBlur: () => undefined,
  });
  return (
    <div>
      <label id={`${id}-label`} htmlFor={id} className="ds-label">
        {w('ground')}
      </label>
      <Combobox
        id={id}
        name={id}
        required
        labelledBy={`${id}-label`}
        describedBy={`${id}-help`}
        invalid={Boolean(error)}
        picker={picker}
        chosen={code}
      />
      <p id={`${id}-help`} className={styles.help}>
        {chosen ? chosen.help[language] : w('ground_help')}
      </p>
      {error && <ValidationMessage>{error}</ValidationMessage>}
      {grounds.error && <ErrorNote error={grounds.error} onRetry={() => void grounds.refetch()} />}
    </div>
  );
}
