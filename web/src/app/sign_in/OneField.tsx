import { Button, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import styles from '../SignIn.module.css';

/** How the browser helps to fill it in. */
const helped = {
  password: { type: 'password', autoComplete: 'current-password' },
  one_time_code: { type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric' },
  text: { type: 'text', autoComplete: 'off' },
} as const;

interface Props {
  label: string;
  help?: string;
  /** Said where nothing is written. */
  lacks: string;
  /** What the button does. */
  send: string;
  pending: boolean;
  onSend: (text: string) => void;
  kind: keyof typeof helped;
  /** What stands there from the start. */
  initial?: string;
}

/** A form of one field, which has the focus from the start. */
export function OneField({ label, help, lacks, send, pending, onSend, kind, initial = '' }: Props) {
  const [text, setText] = useState(initial);
  const [empty, setEmpty] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setEmpty(!text.trim());
    input.current?.select();
    if (text.trim()) onSend(text);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        {...helped[kind]}
        ref={input}
        label={label}
        description={help}
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        error={empty && !text.trim() ? lacks : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" loading={pending}>
        {send}
      </Button>
    </form>
  );
}
