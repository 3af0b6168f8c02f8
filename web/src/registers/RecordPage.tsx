import { useParams } from '@tanstack/react-router';
import type { Address } from '@/api/records';
import { Problem } from '@/api/request';
import type { Register } from '@/api/types';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { RecordView } from './record/RecordView';
import { ToList } from './record/ToList';
import { useSecretRecord } from './record/useSecretRecord';
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
  const { record, masked, secrets, error, refetch } = useSecretRecord(at);
  if (record && masked) {
    return <RecordView register={register} at={at} record={record} masked={masked} secrets={secrets} />;
  }
  const gone = error instanceof Problem && error.status === 404;
  return (
    <Page title={gone ? w('record_gone') : say(register.label)} above={<ToList register={register} />}>
      {error ? <ErrorNote error={error} {...(!gone && { onRetry: refetch })} /> : <Busy />}
    </Page>
  );
}
