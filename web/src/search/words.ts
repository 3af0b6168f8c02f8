import { defineWords } from '@/words/words';

export const searchWords = defineWords('search', {
  title: ['Sök', 'Search'],
  title_found: ['Sökresultat för ”{{find}}”', 'Results for “{{find}}”'],
  hits_one: ['{{count}} träff visas.', '{{count}} hit is shown.'],
  hits_other: ['{{count}} träffar visas.', '{{count}} hits are shown.'],
  hits_more: [
    '{{count}} träffar visas. Det finns fler; öppna registret för att se alla.',
    '{{count}} hits are shown. There are more; open the register to see them all.',
  ],
  archived: ['Arkiverad', 'Archived'],
  group_more: ['Alla träffar bland {{register}}', 'All hits among {{register}}'],
  in_register: ['{{register}}: {{count}}', '{{register}}: {{count}}'],
  in_register_more: ['{{register}}: {{count}} av fler', '{{register}}: {{count}} of more'],
  none: ['Inga träffar på ”{{find}}”', 'No hits for “{{find}}”'],
  advice_fewer: [
    'Sök på färre ord: en post måste innehålla alla.',
    'Use fewer words: a record must hold all of them.',
  ],
  advice_shorter: [
    'Skriv bara början av ordet, till exempel ”behörig”.',
    'Write only the beginning of the word.',
  ],
  advice_reference: [
    'Sök på referens eller diarienummer, till exempel INC-2026-0041.',
    'Search by reference or diary number, such as INC-2026-0041.',
  ],
  advice_authority: [
    'Du söker i {{authority}}. Byt myndighet längst upp för att söka i en annan.',
    'You search in {{authority}}. Choose another authority at the top to search there.',
  ],
  start: ['Skriv vad du letar efter', 'Write what you are looking for'],
  start_help: [
    'Sökrutan finns längst upp på varje sida; tangenten / leder dit. Sök på ord ur rubriker och texter, böjda eller avkortade, eller på en referens.',
    'The search box is at the top of every page; the key / leads there. Search by words of titles and texts, inflected or cut short, or by a reference.',
  ],
});
