import { Checkbox, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { Authority } from '@/api/types';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import type { ShareForm } from './share_form';
import styles from './ShareFields.module.css';

interface Props {
  form: ShareForm;
  /** Authorities that one knows by name. */
  others: readonly Authority[];
  onChange: (part: Partial<ShareForm>) => void;
}

const extents = ['none', 'some', 'all'] as const;

export function ShareFields({ form, others, onChange }: Props) {
  const w = useWords(registerWords);
  const tick = (code: string, on: boolean) =>
    onChange({ ticked: on ? [...form.ticked, code] : form.ticked.filter((one) => one !== code) });
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{w('share_with')}</Fieldset.Legend>
        {extents.map((extent) => (
          <Radio
            key={extent}
            name="share-extent"
            value={extent}
            label={w(`share_${extent}`)}
            checked={form.extent === extent}
            onChange={() => onChange({ extent })}
          />
        ))}
      </Fieldset>
      {form.extent === 'some' && (
        <div className={styles.within}>
          {others.length > 0 && (
            <Fieldset>
              <Fieldset.Legend>{w('share_known')}</Fieldset.Legend>
              {others.map((one) => (
                <Checkbox
                  key={one.code}
                  value={one.code}
                  label={one.name}
                  checked={form.ticked.includes(one.code)}
                  onChange={(event) => tick(one.code, event.target.checked)}
                />
              ))}
            </Fieldset>
          )}
          <Textfield
            label={w('share_codes')}
            description={w('share_codes_help')}
            autoComplete="off"
            spellCheck={false}
            value={form.others}
            onChange={(event) => onChange({ others: event.target.value })}
          />
        </div>
      )}
    </>
  );
}
