import { defineWords } from '@/words/words';

export const conflictWords = defineWords('conflict', {
  title: ['Någon annan har sparat under tiden', 'Somebody else has saved in the meantime'],
  help: [
    'Välj för varje fält vilket som ska gälla. Inget sparas förrän du sparar igen.',
    'Choose for each field which shall stand. Nothing is saved until you save again.',
  ],
  no_conflict: [
    'Ändringarna krockar inte med dina. Spara igen.',
    'The changes do not clash with yours. Save again.',
  ],
  field: ['Fält', 'Field'],
  mine: ['Ditt', 'Yours'],
  theirs: ['Det som sparats', 'What was saved'],
  empty: ['(tomt)', '(empty)'],
  go_on: ['Fortsätt', 'Go on'],
});
