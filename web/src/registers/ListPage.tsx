import { Page } from '@/app/Page';

export default function ListPage() {
  return <Page title="ListPage">…</Page>;
}
