import { defineWords } from '@/words/words';

export const doerWords = defineWords('doer', {
  by_command: ['Kommandoraden ({{name}})', 'The command line ({{name}})'],
  by_server: ['Ringmur själv', 'Ringmur itself'],
  by_token: ['Nyckeln {{name}}', 'The token {{name}}'],
  by_nobody: ['Någon', 'Somebody'],
  by_instead: ['{{name}} (för {{instead}})', '{{name}} (for {{instead}})'],
});
