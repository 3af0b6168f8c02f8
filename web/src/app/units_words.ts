import { defineWords } from '@/words/words';

export const unitsWords = defineWords('units', {
  unit: ['Enhet', 'Unit'],
  whole: ['Hela {{authority}}', 'All of {{authority}}'],
  none: ['Ingen enhet passar', 'No unit fits'],
});
