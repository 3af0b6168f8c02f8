import { defineWords } from '@/words/words';

export const personsWords = defineWords('persons', {
  title: ['En persons uppgifter', "A person's data"],
  lead: [
    'Allt som finns om en person, i alla register, för att lämna ut det (GDPR artikel 15) eller radera det (artikel 17).',
    'All that is held about a person, in every register, to hand it out (GDPR article 15) or remove it (article 17).',
  ],
  find: [
    'Sök på namn, anställningsnummer, e-post eller användarnamn',
    'Search by name, staff number, e-mail or user name',
  ],
  search: ['Sök', 'Search'],
  start: ['Vem gäller det?', 'Who is it about?'],
  start_help: [
    'Kontrollera först att den som frågar är den hen säger. Skriv sedan en del av namnet, eller numret.',
    'First make sure that whoever asks is who they say. Then write a part of the name, or the number.',
  ],
  none: ['Ingen hittades', 'Nobody was found'],
  none_help: [
    'Prova en del av namnet, eller byt myndighet. Bara det som hör till {{authority}} söks igenom.',
    'Try a part of the name, or change authority. Only what belongs to {{authority}} is searched.',
  ],
  hits: ['Personer', 'Persons'],
  found_one: ['{{number}} person hittades.', '{{number}} person was found.'],
  found_other: ['{{number}} personer hittades.', '{{number}} persons were found.'],
  more: ['Fler passar. Skriv mer för att begränsa.', 'More fit. Write more to narrow it down.'],
  name: ['Namn', 'Name'],
  number: ['Anställningsnummer', 'Staff number'],
  login: ['Användarnamn', 'User name'],
  kind: ['Finns som', 'Kept as'],
  kind_record: ['Person i registret', 'Person in the register'],
  kind_account: ['Bara konto', 'Account only'],
  closed: ['Avslutad', 'Closed'],
  back: ['Sök en annan person', 'Search for another person'],
  to_data: ['Tillbaka till uppgifterna', 'Back to the data'],
  gone: ['Personen finns inte', 'There is no such person'],
  gone_help: [
    'Uppgifterna kan vara raderade, eller höra till en myndighet som du inte når.',
    'The data may have been removed, or belong to an authority that you do not reach.',
  ],
  download: ['Ladda ned allt som JSON', 'Download all as JSON'],
  remove: ['Radera uppgifter …', 'Remove data …'],
});
