import { useCallback, useState } from 'react';

const name = 'sign_in_error';

/** Why a provider's way back did not lead in; empty where nothing is said. */
function codeIn(search: string): string {
  const said = new URLSearchParams(search).get(name) ?? '';
  return /^[a-z_.]{1,60}$/.test(said) ? said : '';
}

/** The address that is shown, without what it says about a sign-in. */
export function addressShown(): string {
  const address = new URL(window.location.href);
  address.searchParams.delete(name);
  return address.pathname + address.search;
}

/** What the address says about a sign-in that did not work, until something else is tried. */
export function useTurnedAway(): { code: string; forget: () => void } {
  const [code, setCode] = useState(() => codeIn(window.location.search));
  const forget = useCallback(() => {
    setCode('');
    window.history.replaceState(window.history.state, '', addressShown());
  }, []);
  return { code, forget };
}
