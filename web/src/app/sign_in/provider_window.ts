/** Where a tab ends in which somebody signed in at a provider while another page was open. */
export const signedInPath = '/signed-in';

/** The name of that tab. */
export const providerTab = 'ringmur-sign-in';

const channel = 'ringmur-signed-in';

/** Tells the page that waits. */
export function tellSignedIn(): void {
  const open = new BroadcastChannel(channel);
  open.postMessage('signed in');
  open.close();
}

/** Calls back when somebody has signed in in another tab. */
export function onSignedInElsewhere(listener: () => void): () => void {
  if (!('BroadcastChannel' in window)) return () => undefined;
  const open = new BroadcastChannel(channel);
  open.onmessage = listener;
  return () => open.close();
}
