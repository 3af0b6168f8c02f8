import { lazy, Suspense } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Address, RecordWithNames } from '@/api/records';
import type { Register } from '@/api/types';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { without } from '../list/address';
import { titleOf } from '../titles';
import { useOtherOwner } from '../useOtherOwner';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { Facts } from './Facts';
import { RecordHistory } from './RecordHistory';
import { RecordActions } from './RecordActions';
import { References } from './References';
import { SharedBy } from './SharedBy';
import { SharingPart } from './SharingPart';
import { Standing } from './Standing';
import { ToList } from './ToList';
import styles from './RecordView.module.css';

const RecordEdit = lazy(() => import('./RecordEdit'));

interface Props {
  register: Register;
  at: Address;
  record: RecordWithNames;
}

/** A record: its facts or the form for them, what has happened to it and what leads to it. */
export function RecordView({ register, at, record }: Props) {
  const w = useWords(registerWords);
  const navigate = useNavigate();
  const reader = useReader(record.names);
  const title = titleOf(register, record, reader) || w('untitled');
  const search = useSearchMap();
  const owner = useOtherOwner(record);
  const mayWrite = useMay(register.name, 'write');
  const editing = one(search, 'edit') === 'true' && mayWrite && !owner;
  const read = () =>
    void navigate({
      to: '/registers/$register/$id',
      params: { register: register.plural, id: at.id },
      search: without(search, 'edit'),
      replace: true,
      resetScroll: false,
    });
  return (
    <Page
      title={editing ? w('editing', { title }) : title}
      above={<ToList register={register} />}
      actions={
        !editing && !owner && <RecordActions register={register} at={at} record={record} title={title} />
      }
    >
      <Standing record={record} />
      {owner && <SharedBy owner={owner} />}
      {editing ? (
        <Suspense fallback={<Busy />}>
          <RecordEdit register={register} at={at} record={record} onDone={read} />
        </Suspense>
      ) : (
        <div className={styles.columns}>
          <Facts register={register} record={record} reader={reader} />
          <div className={styles.beside}>
            {!owner && (
              <>
                <SharingPart register={register} at={at} record={record} title={title} />
                <References at={at} />
                <RecordHistory register={register} at={at} />
              </>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
