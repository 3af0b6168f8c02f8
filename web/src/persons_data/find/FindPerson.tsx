import { Button, Textfield } from '@digdir/designsystemet-react';
import { Search } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useWords } from '@/words/words';
import { personsWords } from '../words';
import styles from './FindPerson.module.css';

/** Asked for only when somebody presses the button: a name half written would be looked for as well. */
export function FindPerson({ words }: { words: string }) {
  const w = useWords(personsWords);
  const change = useChangeSearch();
  const [text, setText] = useState(words);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change({ q: text.trim() });
  };
  return (
    <search>
      <form className={styles.form} onSubmit={submit}>
        <Textfield
          type="search"
          label={w('find')}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">
          <Search aria-hidden size={18} />
          {w('search')}
        </Button>
      </form>
    </search>
  );
}
