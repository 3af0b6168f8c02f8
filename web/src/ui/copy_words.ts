import { defineWords } from '@/words/words';

export const copyWords = defineWords('copy', {
  copied: ['Kopierat', 'Copied'],
  refused: [
    'Webbläsaren tillät inte kopieringen. Markera texten och kopiera den själv.',
    'The browser did not allow copying. Select the text and copy it yourself.',
  ],
});
