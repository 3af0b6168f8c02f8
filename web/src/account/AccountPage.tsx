import { Page } from '@/app/Page';

export default function AccountPage() {
  return <Page title="AccountPage">…</Page>;
}
