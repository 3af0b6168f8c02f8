import { Page } from '@/app/Page';

export default function ReportPage() {
  return <Page title="ReportPage">…</Page>;
}
