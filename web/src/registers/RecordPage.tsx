import { Page } from '@/app/Page';

export default function RecordPage() {
  return <Page title="RecordPage">…</Page>;
}
