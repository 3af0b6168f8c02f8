import { defineWords } from '@/words/words';

export const figureWords = defineWords('figures', {
  title: ['Nyckeltal', 'Figures'],
  lead: [
    'Vad registren visar, år för år. Varje tal leder till posterna bakom det.',
    'What the registers add up to, year by year. Each number leads to the records behind it.',
  ],
  filters: ['Urval', 'Selection'],
  area: ['Område', 'Area'],
  all_areas: ['Alla områden', 'All areas'],
  find: ['Sök nyckeltal', 'Find a figure'],
  view: ['Visa som', 'Show as'],
  table: ['Tabell', 'Table'],
  charts: ['Diagram', 'Charts'],
  figure: ['Nyckeltal', 'Figure'],
  caption: ['{{area}}: nyckeltal år för år', '{{area}}: figures year by year'],
  now: ['gäller nu', 'as of now'],
  now_column: ['Nu', 'Now'],
  cell: ['{{figure}} {{year}}: {{value}}', '{{figure}} {{year}}: {{value}}'],
  missing: ['Inget underlag', 'No data'],
  points: ['{{points}} p.e.', '{{points}} pp'],
  points_long: [
    '{{points}} procentenheter mot året innan',
    '{{points}} percentage points from the year before',
  ],
  change_long: ['{{change}} mot året innan', '{{change}} from the year before'],
  same: ['oförändrat', 'unchanged'],
  chart_label: [
    'Stapeldiagram: {{figure}}. Samma tal finns i tabellen under diagrammet.',
    'Bar chart: {{figure}}. The same numbers are in the table below the chart.',
  ],
  show_table: ['Visa som tabell', 'Show as a table'],
  shown_one: ['{{count}} nyckeltal', '{{count}} figure'],
  shown_other: ['{{count}} nyckeltal', '{{count}} figures'],
  empty: ['Inget nyckeltal passar', 'No figure fits'],
  empty_help: ['Ändra sökordet eller välj alla områden.', 'Change the word, or choose all areas.'],
  first: ['Det finns inga nyckeltal ännu', 'There are no figures yet'],
  first_help: [
    'Nyckeltalen räknas fram ur registren. Börja med att importera en lista, till exempel systemförteckningen.',
    'Figures are worked out from the registers. Begin by importing a list, such as the list of systems.',
  ],
  import: ['Importera', 'Import'],
});
