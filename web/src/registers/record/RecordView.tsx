import { lazy, Suspense } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { without } from '../list/address';
import { SecrecyNote } from '../secrecy/SecrecyNote';
import { titleOf } from '../titles';
import { useOtherOwner } from '../useOtherOwner';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { RecordBody } from './RecordBody';
import { RecordActions } from './RecordActions';
import { SharedBy } from './SharedBy';
import { Standing } from './Standing';
import { ToList } from './ToList';
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
  const title = titleOf(register, record, useReader(record.names)) || w('untitled');
  const covered = maskedOf(masked);
  const search = useSearchMap();
  const owner = useOtherOwner(record);
  const shown = secrets.shown ? 'shown' : 'masked';
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
        <RecordBody
          register={register}
          at={at}
          record={record}
          masked={masked}
          title={title}
          secrets={shown}
        />
      )}
    </Page>
  );
}
