import { defineWords } from '@/words/words';

export const linkWords = defineWords('links', {
  title: ['Kopplingar', 'Links'],
  none: ['Inget är kopplat hit än.', 'Nothing is linked to this yet.'],
  add: ['Lägg till koppling', 'Add a link'],
  add_title: ['Koppla {{title}}', 'Link {{title}}'],
  kind: ['Hur de hör ihop', 'How they belong together'],
  register: ['Register', 'Register'],
  record: ['Post', 'Record'],
  record_of: ['Sök i {{register}}', 'Search {{register}}'],
  save: ['Koppla', 'Link'],
  choose: ['Välj vad som ska kopplas.', 'Choose what is to be linked.'],
  added: ['{{title}} är kopplad.', '{{title}} has been linked.'],
  remove: ['Ta bort kopplingen till {{title}}', 'Remove the link to {{title}}'],
  removed: ['Kopplingen till {{title}} är borttagen.', 'The link to {{title}} has been removed.'],
  secret: ['Sekretess', 'Secret'],
  archived: ['arkiverad', 'archived'],
  other: ['den andra posten', 'the other record'],
});
