import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Receipt } from './Receipt';
import { ReportForm } from './ReportForm';

/** The form, and after it the receipt, which has an address of its own: reloading it sends nothing. */
export default function ReportIncidentPage() {
  const search = useSearchMap();
  const reference = one(search, 'received');
  if (!reference) return <ReportForm />;
  return <Receipt reference={reference} anonymous={one(search, 'as') === 'anonymous'} />;
}
