import { defineWords } from '@/words/words';

export const calendarWords = defineWords('calendar_feeds', {
  title: ['Kalender', 'Calendar'],
  help: [
    'Se dina aktiviteter i Outlook, Apples kalender eller en annan kalender. Den läser en hemlig adress; den som har adressen ser vad som ska göras, så lämna den inte vidare.',
    'See your activities in Outlook, Apple’s calendar or another calendar. It reads a secret address; whoever has the address sees what is to be done, so do not pass it on.',
  ],
  none: ['Ingen kalender är ansluten.', 'No calendar is connected.'],
  add: ['Anslut en kalender', 'Connect a calendar'],
  name: ['Vilken kalender?', 'Which calendar?'],
  name_help: ['Till exempel Outlook. Namnet är till för dig.', 'Such as Outlook. The name is for yourself.'],
  name_lacks: ['Skriv vilken kalender det är.', 'Write which calendar it is.'],
  scope: ['Vad ska synas?', 'What shall be shown?'],
  own: ['Mina aktiviteter', 'My activities'],
  whole_authority: ['Alla aktiviteter i {{authority}}', 'All activities of {{authority}}'],
  make: ['Skapa adressen', 'Make the address'],
  made_title: ['Adressen till kalendern', 'The address of the calendar'],
  made_help: [
    'Kopiera adressen nu. Den visas bara den här gången. I Outlook: Lägg till kalender, Prenumerera från webben. I Apples kalender: Arkiv, Ny kalenderprenumeration.',
    'Copy the address now. It is shown this once only. In Outlook: Add calendar, Subscribe from web. In Apple’s calendar: File, New Calendar Subscription.',
  ],
  address: ['Hemlig adress', 'Secret address'],
  copy: ['Kopiera adressen', 'Copy the address'],
  done: ['Klar', 'Done'],
  used: ['Senast läst {{at}}', 'Last read {{at}}'],
  unused: ['Inte läst än', 'Not read yet'],
  remove: ['Koppla från', 'Disconnect'],
  remove_of: ['Koppla från {{name}}', 'Disconnect {{name}}'],
  remove_title: ['Koppla från {{name}}?', 'Disconnect {{name}}?'],
  remove_follows: [
    'Adressen slutar gälla genast. Det som kalendern redan har hämtat tar den själv bort.',
    'The address ends at once. What the calendar has fetched already it takes away by itself.',
  ],
  removed: ['{{name}} är frånkopplad.', '{{name}} has been disconnected.'],
  cancel: ['Avbryt', 'Cancel'],
});
