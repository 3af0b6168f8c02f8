import { Page } from '@/app/Page';

export default function FiguresPage() {
  return <Page title="FiguresPage">…</Page>;
}
