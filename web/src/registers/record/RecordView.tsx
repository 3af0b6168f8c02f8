import { lazy, Suspense } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { RecordPart } from '@/app/RecordPart';
import { useAddedPart } from '@/app/useAddedPart';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { without } from '../list/address';
import { LinksPart } from '../links/LinksPart';
import { SecrecyNote } from '../secrecy/SecrecyNote';
import { SecrecyPart } from '../secrecy/SecrecyPart';
import { titleOf } from '../titles';
import { useOtherOwner } from '../useOtherOwner';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { Facts } from './Facts';
import { RecordHistory } from './RecordHistory';
import { RecordActions } from './RecordActions';
import { Readings } from './Readings';
import { References } from './References';
import { SharedBy } from './SharedBy';
import { SharingPart } from './SharingPart';
import { Standing } from './Standing';
import { ToList } from './ToList';
import styles from './RecordView.module.css';
import type { SecretsShown } from './useSecretRecord';

const RecordEdit = lazy(() => import('./RecordEdit'));

interface Props {
  register: Register;
  at: Address;
  record: RecordWithNames;
  /** The same without what is secret. */
  masked: RecordWithNames;
  secrets: SecretsShown;
}

/** A record: its facts or the form for them, what has happened to it and what leads to it. */
export function RecordView({ register, at, record, masked, secrets }: Props) {
  const w = useWords(registerWords);
  const navigate = useNavigate();
  const reader = useReader(record.names);
  const title = titleOf(register, record, reader) || w('untitled');
  const covered = maskedOf(masked);
  const search = useSearchMap();
  const owner = useOtherOwner(record);
  const shown = secrets.shown ? 'shown' : 'masked';
  const added = useAddedPart(register);
  const above = owner ? [] : (added?.shows?.(record) ?? []);
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
      {!editing && <SecrecyNote register={register} record={masked} masked={covered} secrets={secrets} />}
      {owner && <SharedBy owner={owner} />}
      {editing ? (
        <Suspense fallback={<Busy />}>
          <RecordEdit register={register} at={at} record={record} secrets={shown} onDone={read} />
        </Suspense>
      ) : (
        <div className={styles.columns}>
          <div className={styles.facts}>
            {!owner && (
              <RecordPart register={register} at={at} record={record} secrets={shown} title={title} />
            )}
            <Facts register={register} record={record} reader={reader} covered={covered} above={above} />
          </div>
          <div className={styles.beside}>
            {!owner && (
              <>
                <SecrecyPart register={register} at={at} record={masked} title={title} />
                <LinksPart register={register} at={at} title={title} />
                <SharingPart register={register} at={at} record={record} title={title} />
                <References at={at} />
                <RecordHistory register={register} at={at} id={record.id} secrets={shown} />
                {Object.keys(covered).length > 0 && <Readings register={register} at={at} id={record.id} />}
              </>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
