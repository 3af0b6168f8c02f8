import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { Theme } from '@/api/types';
import { type Language, useLanguage, useWords } from '@/words/words';
import { useState } from 'react';
import styles from './SignIn.module.css';
import { applyLook, rememberedLook } from './theme';
import { appWords } from './words';

interface Props {
  /** Told of the choice, to keep it with the account. */
  onChange?: (look: { language: Language; theme: Theme }) => void;
}

/** Language and light or dark; takes effect at once. */
export function LookChooser({ onChange }: Props) {
  const w = useWords(appWords);
  const language = useLanguage();
  const [theme, setTheme] = useState<Theme>(rememberedLook().theme);
  const choose = (look: { language: Language; theme: Theme }) => {
    applyLook(look);
    setTheme(look.theme);
    onChange?.(look);
  };
  return (
    <div className={styles.look}>
      <Field>
        <Label>{w('language')}</Label>
        <Select
          value={language}
          onChange={(event) => choose({ language: event.target.value as Language, theme })}
        >
          <Select.Option value="sv" lang="sv">
            Svenska
          </Select.Option>
          <Select.Option value="en" lang="en">
            English
          </Select.Option>
        </Select>
      </Field>
      <Field>
        <Label>{w('theme')}</Label>
        <Select value={theme} onChange={(event) => choose({ language, theme: event.target.value as Theme })}>
          {(['auto', 'light', 'dark'] as const).map((one) => (
            <Select.Option key={one} value={one}>
              {w(one)}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
