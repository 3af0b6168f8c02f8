import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { assignmentsQuery } from '@/api/assignments';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { assignmentsShown, type Wanted } from './roles/assignment_list';
import { RoleFilters } from './roles/RoleFilters';
import { RoleTable } from './roles/RoleTable';
import { rolesWords } from './roles/words';

/** Who has which role in the authority. */
export default function RolesPage() {
  const w = useWords(rolesWords);
  const search = useSearchMap();
  const { code } = useAuthority();
  const { compare } = useFormats();
  const mayGive = useMay('assignments', 'write');
  const [now] = useState(() => new Date());
  const { data: all, error, refetch } = useQuery(assignmentsQuery());
  const wanted: Wanted = {
    find: one(search, 'name'),
    role: one(search, 'role'),
    state: one(search, 'state') as Wanted['state'],
  };
  const none =
    all && assignmentsShown(all, code, { find: '', role: '', state: '' }, now, compare).length === 0;
  return (
    <Page title={w('title')} lead={w('lead')} wide actions={<Ways mayGive={mayGive} />}>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!all && !error && <Busy />}
      {none && <Empty title={w('none')}>{w('none_help')}</Empty>}
      {all && !none && (
        <>
          <RoleFilters wanted={wanted} />
          <RoleTable assignments={assignmentsShown(all, code, wanted, now, compare)} all={all} now={now} />
        </>
      )}
    </Page>
  );
}

function Ways({ mayGive }: { mayGive: boolean }) {
  const w = useWords(rolesWords);
  return (
    <>
      {mayGive && (
        <Button asChild>
          <Link to="/administration/roles/new">
            <Plus aria-hidden size={18} />
            {w('give')}
          </Link>
        </Button>
      )}
      <Button asChild variant="secondary">
        <Link to="/administration/matrix">{w('matrix')}</Link>
      </Button>
    </>
  );
}
