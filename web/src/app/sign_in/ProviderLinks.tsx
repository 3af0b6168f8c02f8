import { Button, Paragraph } from '@digdir/designsystemet-react';
import { ExternalLink, LogIn } from 'lucide-react';
import { providerStart, type SignInProvider } from '@/api/session';
import { useWords } from '@/words/words';
import { providerTab, signedInPath } from './provider_window';
import { addressShown } from './useTurnedAway';
import { signInWords } from './words';

interface Props {
  providers: readonly SignInProvider[];
  /** `over`: a page is open below, so the provider opens beside it; `again`: likewise, for who is signed in. */
  purpose: 'first' | 'over' | 'again';
}

export function ProviderLinks({ providers, purpose }: Props) {
  const w = useWords(signInWords);
  const beside = purpose !== 'first';
  const back = beside ? signedInPath : addressShown();
  const Icon = beside ? ExternalLink : LogIn;
  return (
    <>
      {providers.map(({ id, name }) => (
        <Button key={id} variant="secondary" asChild>
          <a href={providerStart(id, back, purpose === 'again')} target={beside ? providerTab : undefined}>
            <Icon aria-hidden size={18} />
            {w(beside ? 'provider_window' : 'provider', { name })}
          </a>
        </Button>
      ))}
      {beside && providers.length > 0 && <Paragraph>{w('provider_window_help')}</Paragraph>}
    </>
  );
}
