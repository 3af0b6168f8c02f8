import { Page } from '@/app/Page';
import { SessionList } from '@/app/SessionList';
import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';
import { useWords } from '@/words/words';
import { AboutMe } from './AboutMe';
import { CalendarFeeds } from './calendar/CalendarFeeds';
import { KeysChoice } from './KeysChoice';
import { Letters } from './letters/Letters';
import { Look } from './Look';
import { MyRoles } from './MyRoles';
import { NewPassword } from './NewPassword';
import { Section } from './Section';
import { TwoSteps } from './TwoSteps';
import { accountWords } from './words';

export default function AccountPage() {
  const w = useWords(accountWords);
  const { roles } = useSession();
  const { office } = useRights();
  return (
    <Page title={w('title')}>
      <AboutMe />
      {roles && <MyRoles />}
      <Look />
      {office && <KeysChoice />}
      {office && <CalendarFeeds />}
      {office && <Letters />}
      <NewPassword />
      <TwoSteps />
      <Section title={w('sessions')} help={w('sessions_help')}>
        <SessionList />
      </Section>
    </Page>
  );
}
