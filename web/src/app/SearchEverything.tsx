import { useNavigate } from '@tanstack/react-router';
import { Search as Glass } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useWords } from '@/words/words';
import styles from './SearchEverything.module.css';
import { one } from './search';
import { useSearchMap } from './place';
import { appWords } from './words';

/** The box at the top: Enter leads to the page of hits. */
export function SearchEverything() {
  const w = useWords(appWords);
  const navigate = useNavigate();
  const search = useSearchMap();
  const [text, setText] = useState(one(search, 'find'));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim()) void navigate({ to: '/search', search: { find: text.trim() } });
  };
  return (
    <search className={styles.search}>
      <form onSubmit={submit}>
        <Glass aria-hidden size={16} />
        <input
          type="search"
          data-search-everything
          className="ds-input"
          aria-label={w('search')}
          placeholder={`${w('search')} (/)`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  );
}
