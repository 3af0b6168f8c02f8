import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Problem } from '@/api/request';
import type { Register } from '@/api/types';
import { useRights } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { withoutConditions } from './address';
import { BulkBar } from './BulkBar';
import { Cards } from './Cards';
import { ListFoot } from './ListFoot';
import { RecordTable } from './RecordTable';
import styles from './RegisterList.module.css';
import { useSelection } from './selection';
import type { useList } from './useList';
import { useNarrow } from './useNarrow';
import { useBulk } from './useBulk';
import { usePlace } from './usePlace';

interface Props {
  register: Register;
  list: ReturnType<typeof useList>;
  /** Something keeps records out of the list. */
  narrowed: boolean;
  total: string;
}

export function ListBody({ register, list, narrowed, total }: Props) {
  const { search } = usePlace(register);
  const narrow = useNarrow();
  const { data, error, isPlaceholderData, refetch } = list.page;
  const items = data?.items ?? [];
  const selection = useSelection(JSON.stringify(search), items);
  const bulk = useBulk(register, search);
  const selecting = bulk.any ? selection : null;
  if (error) return <Refused register={register} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (items.length === 0) return <Nothing register={register} narrowed={narrowed} />;
  const Shown = narrow ? Cards : RecordTable;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.stale : undefined}>
      <Shown register={register} page={data} selecting={selecting} />
      <ListFoot register={register} page={data} total={total} />
      {selecting && selecting.selected.length > 0 && <BulkBar register={register} selecting={selecting} />}
    </div>
  );
}

function Refused({ register, error, onRetry }: { register: Register; error: Error; onRetry: () => void }) {
  const w = useWords(registerWords);
  const { search, go } = usePlace(register);
  const badAddress = error instanceof Problem && error.status === 400;
  return (
    <div className={styles.refused}>
      <ErrorNote error={error} {...(!badAddress && { onRetry })} />
      {badAddress && (
        <Button variant="secondary" onClick={() => go(withoutConditions({ ...search, sort: '', limit: '' }))}>
          {w('show_without_filters')}
        </Button>
      )}
    </div>
  );
}

function Nothing({ register, narrowed }: { register: Register; narrowed: boolean }) {
  const w = useWords(registerWords);
  const { search, go } = usePlace(register);
  const { may } = useRights();
  const mayAdd = may(register.name, 'write');
  if (narrowed || search.after) {
    return (
      <Empty title={w('none_match')}>
        <p>{w('none_match_help')}</p>
        <Button variant="secondary" data-size="sm" onClick={() => go(withoutConditions(search))}>
          {w('clear_filters')}
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title={w('none_yet')}>
      <p>{w(mayAdd ? 'none_yet_help' : 'none_yet_for_readers')}</p>
      <div className={styles.actions}>
        {mayAdd && (
          <Button asChild data-size="sm">
            <Link to="/registers/$register/new" params={{ register: register.plural }}>
              {w('new')}
            </Link>
          </Button>
        )}
        {may('imports', 'write') && (
          <Button asChild variant="secondary" data-size="sm">
            <Link to="/imports/new" search={{ as: register.plural }}>
              {w('import')}
            </Link>
          </Button>
        )}
      </div>
    </Empty>
  );
}
