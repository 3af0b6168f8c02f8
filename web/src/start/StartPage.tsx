import { Page } from '@/app/Page';
import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import { EmployeeStart } from './EmployeeStart';
import { OfficeStart } from './OfficeStart';
import { startWords } from './words';

export default function StartPage() {
  const w = useWords(startWords);
  const { roles } = useSession();
  const { office } = useRights();
  if (roles?.length === 0) {
    return (
      <Page title={w('title')}>
        <Empty title={w('no_role')}>{w('no_role_help')}</Empty>
      </Page>
    );
  }
  return <Page title={w('title')}>{office ? <OfficeStart /> : <EmployeeStart />}</Page>;
}
