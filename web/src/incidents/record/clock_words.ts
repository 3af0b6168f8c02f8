import { defineWords } from '@/words/words';

export const clockWords = defineWords('incident_clock', {
  days_one: ['{{count}} dygn', '{{count}} day'],
  days_other: ['{{count}} dygn', '{{count}} days'],
  hours: ['{{count}} h', '{{count}} h'],
  minutes: ['{{count}} min', '{{count}} min'],
  left: ['{{time}} kvar', '{{time}} left'],
  late: ['Försenad med {{time}}', 'Late by {{time}}'],
  now: ['Tiden går ut nu', 'Time runs out now'],
  by: ['senast {{at}}', 'by {{at}}'],
  towards: ['Arbeta mot {{date}}', 'Work towards {{date}}'],
  lawful: ['Sista lagliga dag {{date}}', 'Last lawful day {{date}}'],
  counts_from: ['Räknas från', 'Counts from'],
  from_at: ['{{what}}, {{at}}', '{{what}}, {{at}}'],
  report_sent: ['Rapporten skickades', 'The report was sent'],
  without_delay: ['Utan dröjsmål', 'Without delay'],
  said: ['{{duty}}: {{left}}', '{{duty}}: {{left}}'],
  nearest: ['Närmaste tidsfrister', 'Nearest deadlines'],
});
