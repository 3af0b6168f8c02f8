import { Button } from '@digdir/designsystemet-react';
import { Download, RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { trailExport, type TrailFilter } from '@/api/trail';
import { useAuthority, useSearchMap } from '@/app/place';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { EventDays } from './EventDays';
import { EventsFoot } from './EventsFoot';
import styles from './EventsPart.module.css';
import { Narrowed } from './Narrowed';
import { TrailFilters } from './TrailFilters';
import { type Trail, useTrail } from './useTrail';
import { filterOf, isNarrowed, nothingWanted } from './wanted';
import { trailEventWords } from './words';

/** What has happened, newest first, as far as the address says which. */
export function EventsPart() {
  const filter = filterOf(useSearchMap(), useAuthority().code);
  const trail = useTrail(filter);
  const { data, error } = trail;
  return (
    <>
      <TrailFilters filter={filter} />
      <Narrowed filter={filter} />
      {error && <ErrorNote error={error} onRetry={() => void trail.refetch()} />}
      {!data && !error && <Busy />}
      {data && <Events filter={filter} trail={trail} />}
    </>
  );
}

function Events({ filter, trail }: { filter: TrailFilter; trail: Trail }) {
  if (trail.count === 0) return <NoEvents filter={filter} />;
  return (
    <>
      <Ways filter={filter} trail={trail} />
      <EventDays days={trail.days} />
      <EventsFoot trail={trail} />
    </>
  );
}

function Ways({ filter, trail }: { filter: TrailFilter; trail: Trail }) {
  const w = useWords(trailEventWords);
  const { number } = useFormats();
  const { announce } = useNotices();
  const shown = w('shown', { count: trail.count, number: number(trail.count) });
  useEffect(() => announce(shown), [announce, shown]);
  return (
    <div className={styles.ways}>
      <span>{shown}</span>
      <Button
        variant="tertiary"
        data-size="sm"
        loading={trail.isRefetching}
        onClick={() => void trail.refetch()}
      >
        <RefreshCw aria-hidden size={16} />
        {w('refresh')}
      </Button>
      <a className="ds-link" href={trailExport(filter)} download title={w('export_help')}>
        <Download aria-hidden size={16} />
        {w('export')}
      </a>
    </div>
  );
}

function NoEvents({ filter }: { filter: TrailFilter }) {
  const w = useWords(trailEventWords);
  const change = useChangeSearch();
  if (!isNarrowed(filter)) return <Empty title={w('none')}>{w('none_help')}</Empty>;
  return (
    <Empty title={w('none_match')}>
      <p>{w('none_match_help')}</p>
      <Button variant="secondary" onClick={() => change(nothingWanted)}>
        {w('clear')}
      </Button>
    </Empty>
  );
}
