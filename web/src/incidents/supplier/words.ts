import { defineWords } from '@/words/words';

export const supplierWords = defineWords('supplier_incident', {
  title: ['Leverantörens incident', 'A supplier’s incident'],
  lead: [
    'En leverantör har drabbats. Välj den så ser du vilka system, vilken information och vilka myndigheter som berörs.',
    'Something has happened at a supplier. Choose it to see which systems, what information and which authorities are affected.',
  ],
  search: ['Sök leverantör', 'Find a supplier'],
  search_help: [
    'Leverantörerna kommer från registret över system.',
    'The suppliers come from the register of systems.',
  ],
  suppliers: ['Leverantörer', 'Suppliers'],
  none: [
    'Ingen leverantör passar. Leverantören anges på systemet.',
    'No supplier fits. The supplier is stated on the system.',
  ],
  systems_of_one: ['{{count}} system', '{{count}} system'],
  systems_of_other: ['{{count}} system', '{{count}} systems'],
  no_systems: ['Inget system har den leverantören', 'No system has that supplier'],
  no_systems_help: [
    'Välj en annan leverantör, eller ange leverantören på de system som berörs.',
    'Choose another supplier, or state the supplier on the systems that are affected.',
  ],
  touched: ['Det här berörs hos {{supplier}}', 'What is affected at {{supplier}}'],
  systems: ['System', 'Systems'],
  authorities: ['Myndigheter', 'Authorities'],
  registered: ['Registrerade', 'Persons registered'],
  protected_identities: ['Skyddade personuppgifter', 'Protected identities'],
  caption: ['Berörda system', 'Systems affected'],
  system: ['System', 'System'],
  authority: ['Myndighet', 'Authority'],
  information: ['Information', 'Information'],
  class: ['Klassning', 'Classification'],
  confidentiality: ['K', 'C'],
  integrity: ['R', 'I'],
  availability: ['T', 'A'],
  not_classified: ['Inte klassat', 'Not classified'],
  unknown: ['Okänt', 'Unknown'],
  drafts: ['Utkast till varje myndighet', 'A draft for each authority'],
  drafts_help: [
    'Varje nämnd är personuppgiftsansvarig för sitt och har egen kännedom och egen klocka. Skapa en incident hos var och en som berörs.',
    'Each committee is the controller of its own data, with its own awareness and its own clock. Make an incident in each that is affected.',
  ],
  copy: ['Kopiera utkastet till {{authority}}', 'Copy the draft for {{authority}}'],
  begin: ['Skapa incident i {{authority}}', 'Make an incident in {{authority}}'],
});
