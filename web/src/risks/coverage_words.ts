import { defineWords } from '@/words/words';

export const coverageWords = defineWords('coverage', {
  title: ['Arbetssätt i {{analysis}} {{year}}', 'Practices in {{analysis}} {{year}}'],
  caption: ['Arbetssätt och om de är bedömda', 'Practices and whether they are assessed'],
  practice: ['Arbetssätt', 'Practice'],
  state: ['Läge', 'State'],
  risks: ['Risker', 'Risks'],
  assessed: ['Bedömda', 'Assessed'],
  add: ['Ny risk', 'New risk'],
  add_of: ['Ny risk för {{practice}}', 'New risk of {{practice}}'],
  own: ['(eget)', '(own)'],
  sum_one: [
    '{{done}} av {{count}} obligatoriskt arbetssätt är bedömt.',
    '{{done}} of {{count}} obligatory practice is assessed.',
  ],
  sum_other: [
    '{{done}} av {{count}} obligatoriska arbetssätt är bedömda.',
    '{{done}} of {{count}} obligatory practices are assessed.',
  ],
  missing: ['Det saknas: {{practices}}.', 'Missing: {{practices}}.'],
  is_assessed: ['Bedömt', 'Assessed'],
  not_assessed: ['Risker finns, ingen är bedömd', 'Has risks, none is assessed'],
  no_risks: ['Saknar risker', 'Has no risks'],
});
