import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { PersonRoles } from '@/access/PersonRoles';
import type { Account } from '@/api/accounts';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { UserSection } from './UserSection';
import { usersWords } from './words';

/** What the person may do, where and how long. */
export function RolesSection({ account }: { account: Account }) {
  const w = useWords(usersWords);
  const { roles } = useSession();
  const reads = useMay('assignments', 'read');
  const gives = useMay('assignments', 'write');
  if (!roles || !reads) return null;
  return (
    <UserSection title={w('roles')}>
      <PersonRoles account={account.id} name={account.name} />
      {gives && (
        <Button asChild variant="secondary">
          <Link to="/administration/roles/new" search={{ account: account.id }}>
            <Plus aria-hidden size={18} />
            {w('give_role')}
          </Link>
        </Button>
      )}
    </UserSection>
  );
}
