import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { NewWorkshop } from './NewWorkshop';
import { WorkshopList } from './WorkshopList';

/** The workshops of the authority, or a new one (`?workshop=new`). */
export default function WorkshopsPage() {
  const may = useMay('risk', 'write');
  const wanted = one(useSearchMap(), 'workshop') === 'new';
  return wanted && may ? <NewWorkshop /> : <WorkshopList />;
}
