import { useAuthority, useSearchMap } from '@/app/place';
import { useSession } from '@/app/session';
import { Page } from '@/app/Page';
import { useLanguage, useSay, useWords } from '@/words/words';
import { draftsFrom, newDrafts } from './form/drafts';
import { RecordForm } from './form/RecordForm';
import { useCreate } from './form/useCreate';
import { ToList } from './record/ToList';
import { UnknownRegister } from './UnknownRegister';
import { useRegister } from './useRegister';
import { registerWords } from './words';
import type { Register } from '@/api/types';

export default function NewPage() {
  const register = useRegister();
  return register ? <NewRecord key={register.plural} register={register} /> : <UnknownRegister />;
}

function NewRecord({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const say = useSay();
  const language = useLanguage();
  const authority = useAuthority();
  const { today } = useSession();
  const search = useSearchMap();
  const { create, created, leave } = useCreate(register);
  return (
    <Page
      title={w('new_record', { register: say(register.label_plural) })}
      lead={say(register.help)}
      above={<ToList register={register} />}
    >
      <RecordForm
        key={authority.id}
        register={register}
        initial={{
          ...newDrafts(register, authority.id, today, language),
          ...draftsFrom(register, search),
        }}
        submit={w('create')}
        done={created}
        onSave={create}
        onDone={leave}
      />
    </Page>
  );
}
