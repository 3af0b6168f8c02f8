import { defineWords } from '@/words/words';

export const turnedAwayWords = defineWords('turned_away', {
  title: ['Inloggningen gick inte', 'The sign-in did not work'],
  close: ['Stäng', 'Close'],
  too_late: [
    'Det tog för lång tid, eller så började inloggningen i en annan webbläsare. Börja om.',
    'It took too long, or the sign-in was begun in another browser. Begin again.',
  ],
  denied: [
    'Inloggningen avbröts, eller så sade inloggningstjänsten nej.',
    'The sign-in was called off, or the provider said no.',
  ],
  unknown_person: [
    'Du har inget konto i Ringmur. Be en administratör om ett.',
    'You have no account in Ringmur. Ask an administrator for one.',
  ],
  no_role: [
    'Du har ingen roll i Ringmur. Be en administratör om en.',
    'You have no role in Ringmur. Ask an administrator for one.',
  ],
  disabled: ['Ditt konto är avstängt.', 'Your account is disabled.'],
  another_person: [
    'Du loggade in som någon annan än den som redan är inloggad.',
    'You signed in as somebody else than who is signed in already.',
  ],
  login: [
    'Ditt användarnamn saknas eller hör till ett annat konto. Be en administratör om hjälp.',
    'Your user name is missing or belongs to another account. Ask an administrator for help.',
  ],
  too_weak: [
    'Du loggade in på ett sätt som inte räcker här, till exempel utan andra steget. Försök igen med ett starkare.',
    'You signed in in a way that is not enough here, such as without the second step. Try again with a stronger one.',
  ],
  not_anew: [
    'Inloggningstjänsten frågade inte på nytt vem du är. Försök igen, eller be en administratör om hjälp.',
    'The provider did not ask anew who you are. Try again, or ask an administrator for help.',
  ],
  not_signed_in: ['Du hann loggas ut. Logga in igen.', 'You were signed out in the meantime. Sign in again.'],
  gone: [
    'Inloggningstjänsten används inte längre. Logga in på ett annat sätt.',
    'The provider is no longer in use. Sign in another way.',
  ],
  no_trust: [
    'Svaret från inloggningstjänsten gick inte att lita på. Försök igen; hjälper det inte, ge administratören koden {{code}}.',
    'The answer from the provider could not be trusted. Try again; if that does not help, give the administrator the code {{code}}.',
  ],
  unavailable: [
    'Inloggningstjänsten svarade inte som den ska. Försök igen om en stund; hjälper det inte, ge administratören koden {{code}}.',
    'The provider did not answer as it should. Try again in a moment; if that does not help, give the administrator the code {{code}}.',
  ],
});
