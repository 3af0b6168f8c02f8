import { defineWords } from '@/words/words';

export const chartWords = defineWords('chart', {
  drawing: ['Ritar diagrammet …', 'Drawing the chart …'],
});
