import { defineWords } from '@/words/words';

export const publishedWords = defineWords('published', {
  title: ['Publicerade genomgångar', 'Published reviews'],
  lead: [
    'Frysta genomgångar som myndigheterna låter hela staden läsa.',
    'Frozen reviews that the authorities let the whole city read.',
  ],
  column: ['Publicerad', 'Published'],
  publish: ['Publicera', 'Publish'],
  publish_this: ['Publicera {{year}}', 'Publish {{year}}'],
  question: ['Publicera genomgången {{year}}?', 'Publish the review of {{year}}?'],
  question_who: [
    'Alla i staden med någon av rollerna {{roles}} kan läsa den, i vilken myndighet de än arbetar.',
    'Everybody in the city with one of the roles {{roles}} can read it, in whichever authority they work.',
  ],
  question_what: [
    'De ser texter, siffror och tabeller så som de frystes, men inte posterna bakom. En publicerad genomgång går inte att dra tillbaka.',
    'They see texts, figures and tables as they were frozen, but not the records behind. A published review cannot be withdrawn.',
  ],
  done: ['Genomgången {{year}} är publicerad.', 'The review of {{year}} is published.'],
  no: ['Inte publicerad', 'Not published'],
  none: ['Ingen genomgång är publicerad än', 'No review is published yet'],
  none_help: [
    'En fryst genomgång publiceras under Ledningens genomgång, fliken Frys.',
    'A frozen review is published under Management review, the tab Freeze.',
  ],
  authority: ['Myndighet', 'Authority'],
  all: ['Alla', 'All'],
  year: ['År', 'Year'],
  published_at: ['Publicerad', 'Published'],
  published_by: ['Av', 'By'],
  frozen_at: ['Fryst', 'Frozen'],
  open: ['Läs {{authority}} {{year}}', 'Read {{authority}} {{year}}'],
  filters: ['Vilka som visas', 'Which are shown'],
  back: ['Alla publicerade genomgångar', 'All published reviews'],
  one: ['{{authority}}, ledningens genomgång {{year}}', '{{authority}}, management review {{year}}'],
  facts: [
    'Fryst {{frozen}}, publicerad {{published}} av {{by}}.',
    'Frozen {{frozen}}, published {{published}} by {{by}}.',
  ],
  likelihood: ['Sannolikhet', 'Likelihood'],
});
