import { defineWords } from '@/words/words';

export const lettersWords = defineWords('letters', {
  title: ['Påminnelser', 'Reminders'],
  help: [
    'Ett brev om dagen när något av ditt snart ska vara klart eller är försenat. Brevet säger nummer och datum, inte vad det gäller.',
    'One letter a day when something of yours is soon due or late. It says numbers and dates, not what it is about.',
  ],
  address: ['E-postadress', 'E-mail address'],
  address_help: ['Lämna tomt om du inte vill ha brev.', 'Leave it empty for no letters.'],
  wanted: ['Skicka påminnelser', 'Send reminders'],
  save: ['Spara', 'Save'],
  saved_to: ['Sparat. Brev skickas till {{email}}.', 'Saved. Letters go to {{email}}.'],
  saved_silent: ['Sparat. Inga påminnelser skickas till {{email}}.', 'Saved. No reminders go to {{email}}.'],
  saved_none: ['Sparat. Ingen adress: inga brev skickas.', 'Saved. No address: no letters are sent.'],
  test: ['Skicka ett prov', 'Send a test'],
  test_sent: ['Ett prov är skickat till {{email}}.', 'A test has been sent to {{email}}.'],
  no_server: ['Servern skickar inga brev än', 'The server sends no letters yet'],
  no_server_help: [
    'Den har ingen e-postserver. Din adress sparas och används när den som sköter Ringmur har angett en.',
    'It has no mail server. Your address is kept, and used once whoever runs Ringmur has given one.',
  ],
});
