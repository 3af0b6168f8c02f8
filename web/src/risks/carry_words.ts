import { defineWords } from '@/words/words';

export const carryWords = defineWords('carry_over', {
  button: ['Bär över risker', 'Carry risks over'],
  title: ['Bär över risker från ett år till nästa', 'Carry risks over from one year to the next'],
  help: [
    'Riskerna kopieras med texter, system, ägare, behandling och kopplingar. Bedömningen görs om: värdet står tomt tills någon har bedömt risken, och förra årets värde visas bredvid.',
    'The risks are copied with texts, systems, owners, treatment and links. They are assessed anew: the value is empty until somebody has assessed the risk, and last year’s value is shown beside it.',
  ],
  analysis: ['Analys', 'Analysis'],
  from: ['Från år', 'From year'],
  to: ['Till år', 'To year'],
  unit: ['Gäller {{unit}}.', 'For {{unit}}.'],
  yes: ['Bär över', 'Carry over'],
  made_one: ['{{count}} risk är överförd till {{to}}.', '{{count}} risk has been carried over to {{to}}.'],
  made_other: [
    '{{count}} risker är överförda till {{to}}.',
    '{{count}} risks have been carried over to {{to}}.',
  ],
  made_none: ['Inget att bära över till {{to}}.', 'Nothing to carry over to {{to}}.'],
  there_one: ['{{count}} fanns redan och är orörd.', '{{count}} was there already and is left as it was.'],
  there_other: [
    '{{count}} fanns redan och är orörda.',
    '{{count}} were there already and are left as they were.',
  ],
  secret_one: [
    '{{count}} har sekretessmarkering och bärs inte över; skriv in den på nytt.',
    '{{count}} is marked with secrecy and is not carried over; write it down anew.',
  ],
  secret_other: [
    '{{count}} har sekretessmarkering och bärs inte över; skriv in dem på nytt.',
    '{{count}} are marked with secrecy and are not carried over; write them down anew.',
  ],
  show: ['Visa dem som ska bedömas', 'Show those to assess'],
  done: ['Klart', 'Done'],
});
