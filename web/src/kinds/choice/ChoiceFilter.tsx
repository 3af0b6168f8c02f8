import { useSay, useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { FilterProps } from '../kind';
import { kindWords } from '../words';
import { codesOf, termsOfCodes } from './terms';

export function ChoiceFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const say = useSay();
  const chosen = codesOf(terms);
  const codes = field.choices.map((choice) => choice.code);
  const put = (code: string, on: boolean) =>
    onChange(termsOfCodes(codes.filter((one) => (one === code ? on : chosen.includes(one)))));
  return (
    <fieldset className={styles.checks}>
      <legend>{w('any_of')}</legend>
      {field.choices.map((choice, index) => (
        <label key={choice.code} className={styles.check}>
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            className="ds-input"
            checked={chosen.includes(choice.code)}
            onChange={(event) => put(choice.code, event.target.checked)}
          />
          {say(choice.label)}
        </label>
      ))}
    </fieldset>
  );
}
