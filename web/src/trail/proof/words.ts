import { defineWords } from '@/words/words';

export const proofWords = defineWords('trail_proof', {
  check: ['Kontrollera loggen', 'Verify the trail'],
  check_help: [
    'Varje händelse är länkad till den före med en kontrollsumma, och en gång om dygnet sätter servern ett sigill. Kontrollen räknar om allt från första länken och hittar det som har ändrats, tagits bort eller stoppats in vid sidan av Ringmur.',
    'Each event is linked to the one before by a digest, and once a day the server sets a seal. The verification works out everything again from the first link and finds what was changed, taken away or put in behind the back of Ringmur.',
  ],
  check_now: ['Kontrollera', 'Verify'],
  checking: ['Kontrollerar …', 'Verifying …'],
  city_help: [
    'Stadens egna händelser kontrolleras på servern med `ringmur verify`. Välj en myndighet för att kontrollera här.',
    "The city's own events are verified on the server with `ringmur verify`. Choose an authority to verify here.",
  ],
  not_allowed: [
    'Kontrollen kräver att du får läsa ledningens genomgång.',
    'The verification takes the right to read the management review.',
  ],
  head: ['Huvud ur en rapport (valfritt)', 'Head from a report (optional)'],
  head_help: [
    'Står i slutet av rapporten. Med det syns om loggen har skrivits om helt och hållet sedan dess.',
    'Stands at the end of the report. With it one sees whether the whole trail was rewritten since then.',
  ],
  head_fault: [
    'Ett huvud är 64 tecken: siffror och bokstäverna a till f.',
    'A head is 64 signs: digits and the letters a to f.',
  ],
  sound: ['Loggen är hel', 'The trail is sound'],
  sound_help_one: ['Den enda länken stämmer med sin kontrollsumma.', 'Its only link agrees with its digest.'],
  sound_help_other: [
    'Alla {{number}} länkar hänger ihop från den första, och sigillen stämmer.',
    'All {{number}} links hold together from the first, and the seals agree.',
  ],
  head_agrees: ['Huvudet ur rapporten finns i loggen.', 'The head from the report is in the trail.'],
  head_now: ['Loggens huvud nu', 'The head of the trail now'],
  copy_head: ['Kopiera huvudet', 'Copy the head'],
  fault_changed: ['Något har ändrats i efterhand', 'Something was changed afterwards'],
  fault_missing: ['Något saknas', 'Something is missing'],
  fault_inserted: ['Något har stoppats in', 'Something was put in'],
  fault_moved: ['Något har flyttats', 'Something was moved'],
  fault_rewritten: ['Loggen har skrivits om', 'The trail was rewritten'],
  fault_seal: ['Ett sigill stämmer inte', 'A seal does not agree'],
  fault_unknown: ['Loggen är bruten', 'The trail is broken'],
  at_link: ['Länk {{link}} av {{links}}.', 'Link {{link}} of {{links}}.'],
  at_event: [
    'Länk {{link}} av {{links}}, händelse {{event}}.',
    'Link {{link}} of {{links}}, event {{event}}.',
  ],
  it_says: ['Så står det nu', 'What it says now'],
  just_before: ['Närmast före', 'Just before'],
  just_after: ['Närmast efter', 'Just after'],
  what_to_do: [
    'Låt databasen vara som den är, ta en kopia och jämför med en säkerhetskopia från tiden före felet. Ta reda på vem som kommer åt databasen, och anmäl en incident.',
    'Leave the database as it is, take a copy and compare with a backup from before the fault. Find out who can reach the database, and report an incident.',
  ],
  seals: ['Sigill', 'Seals'],
  seal_table: ['Sigillen, dag för dag', 'The seals, day by day'],
  seals_help: [
    'Ett sigill är loggens huvud för en dag, signerat med en nyckel som inte finns i databasen.',
    'A seal is the head of the trail of a day, signed with a key that is not in the database.',
  ],
  no_seals: ['Inga sigill än', 'No seals yet'],
  no_seals_help: [
    'Servern sätter ett sigill en gång om dygnet, när något har hänt.',
    'The server sets a seal once a day, when something has happened.',
  ],
  day: ['Dag', 'Day'],
  sealed_at: ['Satt', 'Set'],
  up_to: ['Till och med länk', 'Up to link'],
  seal_head: ['Huvud', 'Head'],
  key: ['Nyckel', 'Key'],
});
