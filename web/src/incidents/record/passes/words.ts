import { defineWords } from '@/words/words';

export const passWords = defineWords('incident_passes', {
  title: ['Lämnat till och från andra myndigheter', 'Passed to and from other authorities'],
  help: [
    'Under Cybersäkerhetslagen är kommunen eller bolaget ansvarig, inte nämnden. En incident som kan vara betydande lämnas över till kontaktfunktionen, som ser just det som lämnas.',
    'Under the Cybersecurity Act the municipality or the company is responsible, not the authority. An incident that may be significant is handed over to the contact function, which sees exactly what is handed over.',
  ],
  none: [
    'Inget har lämnats till eller från någon annan.',
    'Nothing has been passed to or from anybody else.',
  ],
  handover: ['Lämna över till kontaktfunktionen', 'Hand over to the contact function'],
  handover_again: ['Lämna över det som ändrats', 'Hand over what has changed'],
  inform: ['Informera andra myndigheter', 'Inform other authorities'],
  done_handover: ['Incidenten är överlämnad.', 'The incident has been handed over.'],
  done_inform: ['Myndigheterna är informerade.', 'The authorities have been informed.'],
  out_handover: ['Överlämnat till {{name}}', 'Handed over to {{name}}'],
  in_handover: ['Mottaget från {{name}}', 'Received from {{name}}'],
  out_inform: ['{{name}} informerad', '{{name}} informed'],
  in_inform: ['Information från {{name}}', 'Information from {{name}}'],
  by: ['{{at}} av {{by}}', '{{at}} by {{by}}'],
  passed_facts_one: ['{{count}} uppgift', '{{count}} fact'],
  passed_facts_other: ['{{count}} uppgifter', '{{count}} facts'],

  to: ['Myndigheter', 'Authorities'],
  other_codes: ['Andra myndigheter', 'Other authorities'],
  other_codes_help: [
    'Myndighetens kod, till exempel SOC. Flera skiljs med komma.',
    'The code of the authority, such as SOC. Several are separated by commas.',
  ],
  to_lacks: ['Välj minst en myndighet.', 'Choose at least one authority.'],
  facts: ['Uppgifter som lämnas', 'Facts that are passed on'],
  facts_lacks: ['Välj minst en uppgift.', 'Choose at least one fact.'],
  note: ['Följebrev', 'Covering note'],
  preview: ['Det här lämnas, och inget annat', 'This is passed on, and nothing else'],
  preview_none: ['Inget är valt.', 'Nothing is chosen.'],
  inform_help: [
    'Var och en får en egen incident, med egen kännedom och egna tidsfrister. De ser inte er incident.',
    'Each gets an incident of its own, with its own awareness and deadlines. They do not see yours.',
  ],
  handover_help: [
    'Kontaktfunktionen får en egen incident och håller i anmälan enligt Cybersäkerhetslagen.',
    'The contact function gets an incident of its own and holds the report under the Cybersecurity Act.',
  ],
  pass_on: ['Lämna', 'Pass on'],
});
