import { defineWords } from '@/words/words';

export const uiWords = defineWords('ui', {
  loading: ['Hämtar …', 'Loading …'],
  close: ['Stäng', 'Close'],
  cancel: ['Avbryt', 'Cancel'],
  again: ['Försök igen', 'Try again'],
  undo: ['Ångra', 'Undo'],
  clear: ['Töm', 'Clear'],
  choose: ['Välj', 'Choose'],
  failed: ['Det gick inte', 'It did not work'],
  unreachable: [
    'Servern svarar inte. Det du har skrivit finns kvar; försök igen om en stund.',
    'The server does not answer. What you have written is still here; try again in a moment.',
  ],
  unexpected: [
    'Något gick fel på sidan. Ladda om den och försök igen.',
    'Something went wrong on the page. Reload it and try again.',
  ],
  progress: ['{{percent}} % klart', '{{percent}} % done'],
  messages: ['Meddelanden', 'Messages'],
  dismiss: ['Ta bort meddelandet', 'Dismiss the message'],
});
