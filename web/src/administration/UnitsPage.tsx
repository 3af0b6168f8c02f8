import { Page } from '@/app/Page';

export default function UnitsPage() {
  return <Page title="UnitsPage">…</Page>;
}
