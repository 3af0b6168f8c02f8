import { Page } from '@/app/Page';

export default function ReportIncidentPage() {
  return <Page title="ReportIncidentPage">…</Page>;
}
