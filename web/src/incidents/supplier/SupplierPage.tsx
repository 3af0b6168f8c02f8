import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Page } from '@/app/Page';
import { useWords } from '@/words/words';
import { ImpactOf } from './ImpactOf';
import { SupplierSearch } from './SupplierSearch';
import { supplierWords } from './words';

/** From a supplier's name to everything that its incident touches. */
export default function SupplierPage() {
  const w = useWords(supplierWords);
  const supplier = one(useSearchMap(), 'supplier');
  return (
    <Page title={w('title')} lead={w('lead')}>
      <SupplierSearch chosen={supplier} />
      {supplier && <ImpactOf key={supplier} supplier={supplier} />}
    </Page>
  );
}
