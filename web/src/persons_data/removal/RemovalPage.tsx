import { useState } from 'react';
import type { PersonAt, Removal } from '@/api/persons';
import { Page } from '@/app/Page';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { BackToData } from './BackToData';
import { ReceiptPage } from './ReceiptPage';
import { RemovalOrder } from './RemovalOrder';
import { removalWords } from './words';

/** First what would go and what would stay; then, after a question, the removal and its receipt. */
export function RemovalPage({ at }: { at: PersonAt }) {
  const w = useWords(removalWords);
  const mayRemove = useMay('persons', 'write');
  const [receipt, setReceipt] = useState<Removal | null>(null);
  if (receipt) return <ReceiptPage removal={receipt} />;
  if (mayRemove) return <RemovalOrder at={at} onDone={setReceipt} />;
  return (
    <Page title={w('title_none')} above={<BackToData at={at} />}>
      <p>{w('not_allowed')}</p>
    </Page>
  );
}
