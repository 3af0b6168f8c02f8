import type { Text } from '@/words/words';

export type Contacts = Record<string, Text>;

const place = (reference: string) => `ringmur-contacts-${reference}`;

/** Whom to call, so that a receipt that is reloaded still says it. */
export function keepContacts(reference: string, contacts: Contacts): void {
  try {
    sessionStorage.setItem(place(reference), JSON.stringify(contacts));
  } catch {
    // A browser that keeps nothing shows the receipt without them.
  }
}

export function contactsOf(reference: string): Contacts | null {
  try {
    return JSON.parse(sessionStorage.getItem(place(reference)) ?? 'null') as Contacts | null;
  } catch {
    return null;
  }
}
