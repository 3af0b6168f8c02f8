import { defineWords } from '@/words/words';

export const editorWords = defineWords('report_editor', {
  tools: ['Utseende på texten', 'Look of the text'],
  heading: ['Rubrik', 'Heading'],
  subheading: ['Underrubrik', 'Subheading'],
  bold: ['Fet', 'Bold'],
  italic: ['Kursiv', 'Italic'],
  bullets: ['Punktlista', 'Bulleted list'],
  numbers: ['Numrerad lista', 'Numbered list'],
  quote: ['Citat', 'Quotation'],
  link: ['Länk', 'Link'],
  undo: ['Ångra', 'Undo'],
  redo: ['Gör om', 'Redo'],
  link_address: ['Adress', 'Address'],
  link_help: [
    'En webbadress, en e-postadress eller en sida i Ringmur, till exempel /registers/systems',
    'An address on the web, an address of mail or a page in Ringmur, such as /registers/systems',
  ],
  link_set: ['Sätt länk', 'Set link'],
  link_remove: ['Ta bort länken', 'Remove the link'],
  link_wrong: [
    'Skriv en adress som börjar med https://, en e-postadress eller en sida som börjar med /.',
    'Write an address that begins with https://, an address of mail or a page that begins with /.',
  ],
  as_markdown: [
    'Texten innehåller en tabell eller något annat som redigeraren inte kan visa. Den skrivs därför som Markdown.',
    'The text holds a table or something else that the editor cannot show. It is therefore written as Markdown.',
  ],
});
