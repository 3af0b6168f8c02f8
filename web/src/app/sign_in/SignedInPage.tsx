import { useEffect } from 'react';
import { useWords } from '@/words/words';
import { Page } from '../Page';
import { providerTab, tellSignedIn } from './provider_window';
import { signInWords } from './words';

/** The end of a sign-in that was made in a tab of its own: tells the page that waits, and goes away where it may. */
export default function SignedInPage() {
  const w = useWords(signInWords);
  useEffect(() => {
    tellSignedIn();
    if (window.name === providerTab) window.close();
  }, []);
  return (
    <Page title={w('provider_done')}>
      <p>{w('provider_done_help')}</p>
    </Page>
  );
}
