import { defineWords } from '@/words/words';

export const administrationWords = defineWords('administration', {
  name: ['Namn', 'Name'],
  authority: ['Myndighet', 'Authority'],
  all_authorities: ['Alla', 'All'],
  state: ['Läge', 'State'],
  created: ['Skapad', 'Created'],
  save: ['Spara', 'Save'],
  back: ['Tillbaka till listan', 'Back to the list'],
  faults: ['Det går inte att spara än', 'It cannot be saved yet'],
  fill_in: ['Fyll i {{field}}.', 'Fill in {{field}}.'],
  secret_done: ['Klar', 'Done'],
  copy: ['Kopiera', 'Copy'],
  nothing_found: ['Inget passar', 'Nothing fits'],
  change_filter: ['Ändra det du söker efter.', 'Change what you look for.'],
});
