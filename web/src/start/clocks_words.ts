import { defineWords } from '@/words/words';

export const clocksWords = defineWords('start_clocks', {
  title: ['Incidentklockor som går', 'Incident clocks that are running'],
  none: ['Ingen klocka går', 'No clock is running'],
  none_help: [
    'När en incident ska rapporteras till en myndighet eller till dem som berörs står tiden här.',
    'When an incident must be reported to an authority or to those concerned, the time stands here.',
  ],
  left_minutes_one: ['{{count}} minut kvar', '{{count}} minute left'],
  left_minutes_other: ['{{count}} minuter kvar', '{{count}} minutes left'],
  left_hours_one: ['{{count}} timme kvar', '{{count}} hour left'],
  left_hours_other: ['{{count}} timmar kvar', '{{count}} hours left'],
  left_days_one: ['{{count}} dag kvar', '{{count}} day left'],
  left_days_other: ['{{count}} dagar kvar', '{{count}} days left'],
  late_minutes_one: ['Försenad {{count}} minut', '{{count}} minute late'],
  late_minutes_other: ['Försenad {{count}} minuter', '{{count}} minutes late'],
  late_hours_one: ['Försenad {{count}} timme', '{{count}} hour late'],
  late_hours_other: ['Försenad {{count}} timmar', '{{count}} hours late'],
  late_days_one: ['Försenad {{count}} dag', '{{count}} day late'],
  late_days_other: ['Försenad {{count}} dagar', '{{count}} days late'],
  incident: ['Incident', 'Incident'],
  due: ['Senast {{at}}', 'By {{at}}'],
  lawful: ['Senast {{at}}, sista lagliga dag {{lawful}}', 'By {{at}}, last lawful day {{lawful}}'],
  handler: ['Handläggs av {{handler}}', 'Handled by {{handler}}'],
  nobody: ['Ingen handläggare', 'Nobody handles it'],
  all_one: ['Visa alla {{count}}', 'Show all {{count}}'],
  all_other: ['Visa alla {{count}}', 'Show all {{count}}'],
});
