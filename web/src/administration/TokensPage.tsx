import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { NewToken } from './tokens/NewToken';
import { TokenList } from './tokens/TokenList';

/** The tokens, or a new one (`?token=new`). */
export default function TokensPage() {
  return one(useSearchMap(), 'token') === 'new' ? <NewToken /> : <TokenList />;
}
