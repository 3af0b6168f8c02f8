import { Page } from '@/app/Page';

export default function UsersPage() {
  return <Page title="UsersPage">…</Page>;
}
