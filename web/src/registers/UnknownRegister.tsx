import { Page } from '@/app/Page';
import { useWords } from '@/words/words';
import { registerWords } from './words';

export function UnknownRegister() {
  const w = useWords(registerWords);
  return (
    <Page title={w('unknown_register')} lead={w('unknown_register_help')}>
      {null}
    </Page>
  );
}
