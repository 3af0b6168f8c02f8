import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Address, recordQuery } from '@/api/records';
import { Problem } from '@/api/request';
import type { Register } from '@/api/types';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { RecordView } from './record/RecordView';
import { ToList } from './record/ToList';
import { UnknownRegister } from './UnknownRegister';
import { useRegister } from './useRegister';
import { registerWords } from './words';

export default function RecordPage() {
  const register = useRegister();
  const { id = '' } = useParams({ strict: false });
  const authority = useAuthority().code;
  if (!register) return <UnknownRegister />;
  return <OneRecord key={id} register={register} at={{ register: register.plural, id, authority }} />;
}

function OneRecord({ register, at }: { register: Register; at: Address }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { data: record, error, refetch } = useQuery(recordQuery(at));
  if (record) return <RecordView register={register} at={at} record={record} />;
  const gone = error instanceof Problem && error.status === 404;
  return (
    <Page title={gone ? w('record_gone') : say(register.label)} above={<ToList register={register} />}>
      {error ? <ErrorNote error={error} {...(!gone && { onRetry: () => void refetch() })} /> : <Busy />}
    </Page>
  );
}
