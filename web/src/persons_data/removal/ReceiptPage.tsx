import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import type { Removal } from '@/api/persons';
import { Page } from '@/app/Page';
import { saveAs } from '@/ui/saveAs';
import { dayOf, useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { personsWords } from '../words';
import { GoesPart } from './GoesPart';
import styles from './Removal.module.css';
import { StaysPart } from './StaysPart';
import { removalWords } from './words';

/** What was done, without the values: to keep with the case. */
export function ReceiptPage({ receipt }: { receipt: Removal }) {
  const w = useWords(removalWords);
  const p = useWords(personsWords);
  const { instant } = useFormats();
  const save = () => {
    const name = `radering-${dayOf(receipt.at)}-${receipt.id ?? ''}.json`;
    saveAs(name, JSON.stringify(receipt, null, 2), 'application/json');
  };
  const facts = [
    [w('receipt_id'), receipt.id ?? ''],
    [w('receipt_at'), instant(receipt.at)],
    [w('receipt_by'), receipt.by],
  ] as const;
  return (
    <Page
      title={w('receipt')}
      lead={w('receipt_lead')}
      above={
        <Link to="/persons-data" search={{ part: '', q: '' }} className="ds-link">
          {p('back')}
        </Link>
      }
      actions={
        <Button onClick={save}>
          <Download aria-hidden size={18} />
          {w('download_receipt')}
        </Button>
      }
    >
      <dl className={styles.receipt}>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <GoesPart title={w('went')} removal={receipt} />
      <StaysPart title={w('stayed')} stays={receipt.stays} />
    </Page>
  );
}
