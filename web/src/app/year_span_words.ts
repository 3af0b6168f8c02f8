import { defineWords } from '@/words/words';

export const yearSpanWords = defineWords('year_span', {
  from: ['Från år', 'From year'],
  to: ['Till år', 'To year'],
});
