import { Page } from '@/app/Page';

export default function NewImportPage() {
  return <Page title="NewImportPage">…</Page>;
}
