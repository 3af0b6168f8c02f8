import { defineWords } from '@/words/words';

export const trailWords = defineWords('trail', {
  title: ['Händelselogg', 'Audit trail'],
  lead: [
    'Vem som har gjort, sett och tagit ut vad, och när. Loggen kan läsas men inte ändras.',
    'Who has done, seen and exported what, and when. The trail can be read but not changed.',
  ],
  parts: ['Delar av händelseloggen', 'Parts of the audit trail'],
  events: ['Händelser', 'Events'],
  proof: ['Äkthet', 'Proof'],
  retention: ['Gallring', 'Retention'],
});
