import { Page } from '@/app/Page';

export default function YearWheelPage() {
  return <Page title="YearWheelPage">…</Page>;
}
