import { Page } from '@/app/Page';

export default function NewPage() {
  return <Page title="NewPage">…</Page>;
}
