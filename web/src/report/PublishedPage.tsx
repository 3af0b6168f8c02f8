import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { PublishedList } from './published/PublishedList';
import { PublishedReview } from './published/PublishedReview';

/** What the authorities have published, or one of them (`?review=`). */
export default function PublishedPage() {
  const review = one(useSearchMap(), 'review');
  return review ? <PublishedReview key={review} id={review} /> : <PublishedList />;
}
