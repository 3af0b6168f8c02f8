import { Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import styles from '../Part.module.css';
import type { PassForm } from './pass_form';
import { passWords } from './words';

interface Props {
  form: PassForm;
  onChange: (part: Partial<PassForm>) => void;
}

/** The authorities that are to be informed: those that one knows by name, and others by code. */
export function ReceiverChoices({ form, onChange }: Props) {
  const w = useWords(passWords);
  const { code: own } = useAuthority();
  const others = useSession().authorities.filter(({ code }) => code !== own);
  const tick = (code: string, on: boolean) =>
    onChange({ ticked: on ? [...form.ticked, code] : form.ticked.filter((one) => one !== code) });
  return (
    <div id="pass-to" className={styles.tight}>
      {others.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>{w('to')}</Fieldset.Legend>
          {others.map(({ code, name }) => (
            <Checkbox
              key={code}
              value={code}
              label={name}
              checked={form.ticked.includes(code)}
              onChange={(event) => tick(code, event.target.checked)}
            />
          ))}
        </Fieldset>
      )}
      <Textfield
        label={w('other_codes')}
        description={w('other_codes_help')}
        autoComplete="off"
        spellCheck={false}
        value={form.others}
        onChange={(event) => onChange({ others: event.target.value })}
      />
    </div>
  );
}
