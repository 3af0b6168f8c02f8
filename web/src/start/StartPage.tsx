import { Page } from '@/app/Page';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { EmployeeStart } from './EmployeeStart';
import { OfficeStart } from './OfficeStart';
import { startWords } from './words';

export default function StartPage() {
  const w = useWords(startWords);
  const { account } = useSession();
  return <Page title={w('title')}>{account.kind === 'employee' ? <EmployeeStart /> : <OfficeStart />}</Page>;
}
