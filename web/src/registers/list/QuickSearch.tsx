import { Search as Glass, X } from 'lucide-react';
import { useRef } from 'react';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RegisterList.module.css';
import { useQuickSearch } from './useQuickSearch';

/** Looks while one writes, and at once on Enter. */
export function QuickSearch({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const { text, write, look } = useQuickSearch(register);
  const label = w('search_in', { register: say(register.label_plural) });
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look(text);
        }}
      >
        <Glass aria-hidden size={16} />
        <input
          ref={box}
          className="ds-input"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          value={text}
          onChange={(event) => write(event.target.value)}
        />
        {text !== '' && (
          <button
            type="button"
            aria-label={w('clear_search')}
            onClick={() => {
              box.current?.focus();
              look('');
            }}
          >
            <X aria-hidden size={16} />
          </button>
        )}
      </form>
    </search>
  );
}
