import { Page } from '@/app/Page';
import { SessionList } from '@/app/SessionList';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { AboutMe } from './AboutMe';
import { KeysChoice } from './KeysChoice';
import { Look } from './Look';
import { NewPassword } from './NewPassword';
import { Section } from './Section';
import { accountWords } from './words';

export default function AccountPage() {
  const w = useWords(accountWords);
  const { account } = useSession();
  return (
    <Page title={w('title')}>
      <AboutMe />
      <Look />
      {account.kind === 'administrator' && <KeysChoice />}
      <NewPassword />
      <Section title={w('sessions')} help={w('sessions_help')}>
        <SessionList />
      </Section>
    </Page>
  );
}
