import { Page } from '@/app/Page';

export default function StartPage() {
  return <Page title="StartPage">…</Page>;
}
