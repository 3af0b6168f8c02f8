import { Page } from '@/app/Page';

export default function ImportsPage() {
  return <Page title="ImportsPage">…</Page>;
}
