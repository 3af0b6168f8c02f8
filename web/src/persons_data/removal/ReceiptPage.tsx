import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import type { Removal } from '@/api/persons';
import { Page } from '@/app/Page';
import { useDoerText } from '@/app/useDoerText';
import { useSession } from '@/app/session';
import { saveAs } from '@/ui/saveAs';
import { dayOf, useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { personsWords } from '../words';
import { GoesPart } from './GoesPart';
import styles from './Removal.module.css';
import { StaysPart } from './StaysPart';
import { removalWords } from './words';

/** What was done, without the values: to keep with the case. */
export function ReceiptPage({ removal }: { removal: Removal }) {
  const w = useWords(removalWords);
  const p = useWords(personsWords);
  const facts = useFacts(removal);
  const save = () => {
    const { at = '', id = '' } = removal.receipt ?? {};
    const name = `${w('file')}-${dayOf(at)}-${id}.json`;
    saveAs(name, JSON.stringify(removal, null, 2), 'application/json');
  };
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
        removal.receipt && (
          <Button onClick={save}>
            <Download aria-hidden size={18} />
            {w('download_receipt')}
          </Button>
        )
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
      <GoesPart title={w('went')} removal={removal} />
      <StaysPart title={w('stayed')} stays={removal.stays} />
    </Page>
  );
}

function useFacts({ receipt }: Removal): [label: string, text: string][] {
  const w = useWords(removalWords);
  const { instant, number } = useFormats();
  const doerText = useDoerText();
  const account = useSession().account.id;
  if (!receipt) return [];
  return [
    [w('receipt_id'), receipt.id],
    [w('receipt_at'), instant(receipt.at)],
    [w('receipt_by'), doerText({ by: receipt.by, account })],
    [w('receipt_link'), number(receipt.sequence)],
  ];
}
