import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import type { Field } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import styles from './FactChoices.module.css';
import { passWords } from './words';

interface Props {
  fields: readonly Field[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Which facts of the incident are passed on. */
export function FactChoices({ fields, chosen, onChange }: Props) {
  const w = useWords(passWords);
  const say = useSay();
  const tick = (name: string, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <Fieldset id="pass-facts">
      <Fieldset.Legend>{w('facts')}</Fieldset.Legend>
      <div className={styles.choices}>
        {fields.map(({ name, label }) => (
          <Checkbox
            key={name}
            value={name}
            label={say(label)}
            checked={chosen.includes(name)}
            onChange={(event) => tick(name, event.target.checked)}
          />
        ))}
      </div>
    </Fieldset>
  );
}
