import { useNavigate, useRouterState } from '@tanstack/react-router';
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
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Other pages have a find of their own.
  const find = path === '/search' ? one(search, 'find') : '';
  const [text, setText] = useState(find);
  // Back and forth in the browser's history leads to other words.
  const [shownFor, setShownFor] = useState(find);
  if (shownFor !== find) {
    setShownFor(find);
    if (find) setText(find);
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim()) void navigate({ to: '/search', search: { find: text.trim() } });
  };
  return (
    <search>
      <form className={styles.form} onSubmit={submit}>
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
