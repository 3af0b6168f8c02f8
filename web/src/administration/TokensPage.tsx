import { Page } from '@/app/Page';

export default function TokensPage() {
  return <Page title="TokensPage">…</Page>;
}
