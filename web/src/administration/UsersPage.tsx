import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { NewUser } from './users/NewUser';
import { UserList } from './users/UserList';
import { UserPage } from './users/UserPage';

/** The accounts, one of them (`?user=`), or a new one. */
export default function UsersPage() {
  const user = one(useSearchMap(), 'user');
  if (user === 'new') return <NewUser />;
  return user ? <UserPage key={user} id={user} /> : <UserList />;
}
