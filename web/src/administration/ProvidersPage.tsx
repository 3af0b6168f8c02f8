import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { NewProvider } from './providers/NewProvider';
import { ProviderList } from './providers/ProviderList';
import { ProviderPage } from './providers/ProviderPage';

/** How people sign in and where accounts come from; one provider (`?provider=`), or a new one. */
export default function ProvidersPage() {
  const provider = one(useSearchMap(), 'provider');
  if (provider === 'new') return <NewProvider />;
  return provider ? <ProviderPage key={provider} id={provider} /> : <ProviderList />;
}
