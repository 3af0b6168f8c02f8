import { Page } from '@/app/Page';

export default function RiskMapPage() {
  return <Page title="RiskMapPage">…</Page>;
}
