import { defineWords } from '@/words/words';

export const overviewWords = defineWords('overview', {
  title: ['Alla myndigheter', 'All authorities'],
  lead: [
    'Det som väntar på dig och hur det står till, i de myndigheter där du har en roll. Varje siffra leder till sin lista.',
    'What waits for you and how things stand, in the authorities where you have a role. Each number leads to its list.',
  ],
  authority: ['Myndighet', 'Authority'],
  mine: ['Mina uppgifter', 'My tasks'],
  clocks: ['Incidenter', 'Incidents'],
  standing: ['Läget', 'Where we stand'],
  overdue: ['Försenade', 'Overdue'],
  due: ['Inom 30 dagar', 'Within 30 days'],
  open: ['Öppna', 'Open'],
  new: ['Nya', 'New'],
  ongoing: ['Hanteras', 'Being handled'],
  risks: ['Risker att åtgärda', 'Risks to act on'],
  systems: ['System', 'Systems'],
  of: ['{{label}} i {{authority}}: {{number}}', '{{label}} in {{authority}}: {{number}}'],
  not_read: ['Får inte läsas', 'May not be read'],
  all: ['Tillsammans', 'Together'],
});
