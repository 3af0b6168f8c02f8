import { defineWords } from '@/words/words';

export const signInWords = defineWords('sign_in', {
  passkey_alone: ['Använd en passernyckel', 'Use a passkey'],
  or: ['eller', 'or'],
  other_ways: ['Andra sätt att logga in', 'Other ways to sign in'],
  provider: ['Fortsätt med {{name}}', 'Continue with {{name}}'],
  provider_window: ['Fortsätt med {{name}} (ny flik)', 'Continue with {{name}} (new tab)'],
  provider_window_help: [
    'Logga in i fliken som öppnas. Sidan går vidare av sig själv när du är klar.',
    'Sign in in the tab that opens. The page goes on by itself when you are done.',
  ],
  provider_done: ['Du är inloggad', 'You are signed in'],
  provider_done_help: [
    'Stäng fliken och gå tillbaka till sidan där du höll på.',
    'Close the tab and go back to the page where you were.',
  ],
  password_right: ['Lösenordet stämmer. Ett steg till.', 'The password is right. One more step.'],
  way: ['Andra sätt att visa vem du är', 'Other ways to show who you are'],
  instead: ['Använd i stället:', 'Use instead:'],
  use_totp: ['Kod från appen', 'Code from the app'],
  use_passkey: ['Passernyckel', 'Passkey'],
  use_recovery: ['Återställningskod', 'Recovery code'],
  use_password: ['Lösenord', 'Password'],
  use_provider: ['Organisationens inloggning', 'The organisation’s sign-in'],
  code: ['Engångskod', 'One-time code'],
  code_help: [
    'Sex siffror ur din autentiseringsapp. En ny kod kommer varje halvminut.',
    'Six digits from your authenticator app. A new code comes every half minute.',
  ],
  code_lacks: ['Skriv de sex siffrorna.', 'Write the six digits.'],
  recovery: ['Återställningskod', 'Recovery code'],
  recovery_help: [
    'En av koderna som du sparade. Varje kod gäller en gång.',
    'One of the codes that you saved. Each code is good once.',
  ],
  recovery_lacks: ['Skriv en av koderna.', 'Write one of the codes.'],
  passkey_help: [
    'Webbläsaren ber om finger, ansikte, PIN-kod eller säkerhetsnyckel.',
    'The browser asks for a finger, a face, a PIN or a security key.',
  ],
  show_passkey: ['Visa passernyckeln', 'Show the passkey'],
  go_on: ['Fortsätt', 'Go on'],
  start_over: ['Börja om', 'Begin again'],
  tries_one: ['{{count}} försök kvar.', '{{count}} try left.'],
  tries_other: ['{{count}} försök kvar.', '{{count}} tries left.'],
  no_tries: ['Inga försök kvar. Börja om med lösenordet.', 'No tries left. Begin again with the password.'],
  confirm: ['Visa att det är du', 'Show that it is you'],
  confirm_help: [
    'Det du är på väg att göra ändrar vem som släpps in. Visa vem du är, så fortsätter sidan där du var.',
    'What you are about to do changes who is let in. Show who you are, and the page goes on where you were.',
  ],
  confirm_yes: ['Bekräfta', 'Confirm'],
  password_lacks: ['Fyll i lösenord.', 'Fill in password.'],
  confirmed: [
    'Bekräftat. Nu behöver du inte visa det igen på 15 minuter.',
    'Confirmed. You need not show it again for 15 minutes.',
  ],
  refused: ['Passernyckeln användes inte', 'The passkey was not used'],
  cancelled: [
    'Webbläsaren avbröt, eller så tog det för lång tid. Försök igen eller välj ett annat sätt.',
    'The browser stopped it, or it took too long. Try again or choose another way.',
  ],
  exists: [
    'Enheten har redan en passernyckel för kontot. Välj en annan enhet.',
    'The device already has a passkey for the account. Choose another device.',
  ],
  address: [
    'Webbläsaren godtar inte passernycklar på den här adressen. Öppna sidan på dess vanliga adress, med https.',
    'The browser does not accept passkeys at this address. Open the page at its usual address, with https.',
  ],
  failed: [
    'Webbläsaren kunde inte läsa passernyckeln. Försök igen eller välj ett annat sätt.',
    'The browser could not read the passkey. Try again or choose another way.',
  ],
});
