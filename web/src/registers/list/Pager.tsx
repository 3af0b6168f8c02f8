import { Button } from '@digdir/designsystemet-react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import type { Page, Register } from '@/api/types';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { limitOf, without } from './address';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many pages of the list one has turned to get here. */
    turned?: number;
  }
}

interface Props {
  register: Register;
  page: Page;
  total: string;
}

/** A page knows the next one only; the browser knows the one before. */
export function Pager({ register, page, total }: Props) {
  const w = useWords(registerWords);
  const { number } = useFormats();
  const { search } = usePlace(register);
  const router = useRouter();
  const turned = useRouterState({ select: (state) => state.location.state.turned ?? 0 });
  const to = '/registers/$register';
  const params = { register: register.plural };
  const first = turned * limitOf(search) + 1;
  const place = { from: number(first), to: number(first + page.items.length - 1) };
  const known = turned > 0 || !search.after;
  return (
    <nav aria-label={w('pages')} className={styles.pager}>
      <span className={styles.total}>
        {total}
        {known && page.next !== null && ` · ${w('shown_of', place)}`}
        {known && page.next === null && turned > 0 && ` · ${w('shown_of', place)}`}
      </span>
      {search.after && (
        <Button asChild variant="tertiary" data-size="sm">
          <Link to={to} params={params} search={without(search, 'after')}>
            <ChevronsLeft aria-hidden size={16} />
            {w('first_page')}
          </Link>
        </Button>
      )}
      {turned > 0 && (
        <Button variant="secondary" data-size="sm" onClick={() => router.history.back()}>
          <ChevronLeft aria-hidden size={16} />
          {w('previous')}
        </Button>
      )}
      {page.next !== null && (
        <Button asChild variant="secondary" data-size="sm">
          <Link
            to={to}
            params={params}
            search={{ ...search, after: page.next }}
            state={{ turned: turned + 1 }}
          >
            {w('next')}
            <ChevronRight aria-hidden size={16} />
          </Link>
        </Button>
      )}
    </nav>
  );
}
