import { defineWords } from '@/words/words';

export const ownFactorsWords = defineWords('own_factors', {
  title: ['Tvåstegsverifiering', 'Two-step verification'],
  help: [
    'Ett andra steg vid inloggningen, så att ett stulet lösenord inte räcker. När du ändrar något här loggas du ut överallt utom här.',
    'A second step when you sign in, so that a stolen password is not enough. When you change something here you are signed out everywhere but here.',
  ],
  none: [
    'Du loggar in med bara lösenord. Lägg till en app eller en passernyckel, så är kontot skyddat även om någon kommer över lösenordet.',
    'You sign in with a password alone. Add an app or a passkey, and the account is safe even if somebody gets hold of the password.',
  ],
  by_provider: [
    'Du loggar in genom organisationen, som sköter sitt eget andra steg. En app eller passernyckel här går snabbare när du ska visa igen vem du är.',
    'You sign in through the organisation, which looks after a second step of its own. An app or a passkey here is quicker when you are to show again who you are.',
  ],
  app: ['Autentiseringsapp', 'Authenticator app'],
  app_on: ['På sedan {{when}}', 'On since {{when}}'],
  app_off: ['Ingen app tillagd', 'No app added'],
  remove: ['Ta bort', 'Remove'],
  remove_app: ['Ta bort autentiseringsappen', 'Remove the authenticator app'],
  remove_app_question: ['Ta bort autentiseringsappen?', 'Remove the authenticator app?'],
  remove_app_help: [
    'Koderna i appen slutar gälla. Ta också bort Ringmur ur appen.',
    'The codes in the app stop working. Remove Ringmur from the app too.',
  ],
  app_removed: ['Appen är borttagen.', 'The app is removed.'],
  last_help: [
    'Det är ditt sista andra steg. Sedan räcker lösenordet för att komma in, och återställningskoderna slutar gälla.',
    'It is your last second step. The password will then be enough to get in, and the recovery codes stop working.',
  ],
  passkeys: ['Passernycklar', 'Passkeys'],
  passkeys_none: ['Ingen passernyckel tillagd', 'No passkey added'],
  passkey_created: ['Tillagd {{when}}', 'Added {{when}}'],
  passkey_used: ['senast använd {{when}}', 'last used {{when}}'],
  passkey_unused: ['inte använd än', 'not used yet'],
  remove_passkey: ['Ta bort passernyckeln {{name}}', 'Remove the passkey {{name}}'],
  remove_passkey_question: ['Ta bort passernyckeln {{name}}?', 'Remove the passkey {{name}}?'],
  remove_passkey_help: [
    'Du kan inte längre logga in med den. Ta också bort den på enheten.',
    'You can no longer sign in with it. Remove it from the device too.',
  ],
  passkey_removed: ['Passernyckeln {{name}} är borttagen.', 'The passkey {{name}} is removed.'],
  codes: ['Återställningskoder', 'Recovery codes'],
  codes_left_one: ['{{count}} kod kvar', '{{count}} code left'],
  codes_left_other: ['{{count}} koder kvar', '{{count}} codes left'],
  codes_few: ['Gör nya innan de tar slut.', 'Make new ones before they run out.'],
  codes_need: [
    'Du får dem när du lägger till en app eller en passernyckel.',
    'You get them when you add an app or a passkey.',
  ],
  renew: ['Gör nya koder', 'Make new codes'],
  renew_question: ['Göra nya återställningskoder?', 'Make new recovery codes?'],
  renew_help: [
    'De gamla koderna slutar gälla. Du får tio nya att spara.',
    'The old codes stop working. You get ten new ones to save.',
  ],
});
