import { defineWords } from '@/words/words';

export const workshopWords = defineWords('workshop', {
  title: ['Workshoppar', 'Workshops'],
  lead: [
    'Flera bedömer samma risker samtidigt på var sin telefon, utan att se varandras svar. Sedan visas spridningen, och det ni enas om skrivs in i risken.',
    'Several people rate the same risks at once, each on a phone, without seeing each other’s answers. Then the spread is shown, and what you agree on is written into the risk.',
  ],
  new: ['Ny workshop', 'New workshop'],
  take_part: ['Delta med kod', 'Take part with a code'],
  none: ['Ingen workshop ännu', 'No workshop yet'],
  none_help: [
    'Välj de risker som ni ska bedöma tillsammans, så får du en kod att visa för deltagarna.',
    'Choose the risks that you will assess together, and you get a code to show the participants.',
  ],
  none_read: [
    'Den som får ändra risker kan starta en. Har du fått en kod kan du delta.',
    'Whoever may change risks can begin one. If you have been given a code you can take part.',
  ],
  name: ['Namn', 'Name'],
  analysis: ['Analys', 'Analysis'],
  year: ['År', 'Year'],
  agreed: ['Klara risker', 'Agreed risks'],
  agreed_of: ['{{agreed}} av {{all}}', '{{agreed}} of {{all}}'],
  participants: ['Deltagare', 'Participants'],
  began: ['Startad', 'Begun'],
  state: ['Läge', 'State'],
  open: ['Pågår', 'Open'],
  closed: ['Avslutad', 'Closed'],
  back: ['Alla workshoppar', 'All workshops'],

  new_lead: [
    'Välj risker ur en analys och ett år. Koden får du när workshopen är skapad.',
    'Choose risks of one analysis and year. You get the code once the workshop is made.',
  ],
  name_help: ['Det deltagarna ser överst, till exempel VoR 2026.', 'What participants see at the top.'],
  name_of: ['{{analysis}} {{year}}', '{{analysis}} {{year}}'],
  risks: ['Risker att bedöma', 'Risks to assess'],
  mark_all: ['Markera alla', 'Mark all'],
  mark_none: ['Avmarkera alla', 'Unmark all'],
  marked_one: ['{{count}} risk är markerad', '{{count}} risk is marked'],
  marked_other: ['{{count}} risker är markerade', '{{count}} risks are marked'],
  most: [
    'De 100 första visas, och fler ryms inte i en workshop. Välj en enhet för att se andra.',
    'The first 100 are shown, and a workshop holds no more. Choose a unit to see others.',
  ],
  no_risks: ['Inga risker i urvalet', 'No risks in the selection'],
  no_risks_help: [
    'Välj en annan analys, ett annat år eller en annan enhet.',
    'Choose another analysis, year or unit.',
  ],
  risk_value: ['{{event}} (riskvärde {{value}})', '{{event}} (risk value {{value}})'],
  risk_not_assessed: ['{{event}} (inte bedömd)', '{{event}} (not assessed)'],
  make: ['Skapa workshopen', 'Make the workshop'],
  cancel: ['Avbryt', 'Cancel'],
  lacks: ['Det går inte att skapa workshopen än', 'The workshop cannot be made yet'],
  lacks_name: ['Skriv vad workshopen ska heta.', 'Write what the workshop is called.'],
  lacks_risks: ['Markera minst en risk.', 'Mark at least one risk.'],

  join_title: ['Delta i en workshop', 'Take part in a workshop'],
  join_lead: [
    'Skriv koden som den som leder visar. Vad du svarar ser de andra bara som en siffra bland andra.',
    'Write the code that whoever leads shows. The others see your answer as one number among others only.',
  ],
  code: ['Kod', 'Code'],
  code_help: ['Åtta tecken, till exempel K7QF-2MX9.', 'Eight characters, such as K7QF-2MX9.'],
  code_lacks: ['Koden har åtta tecken.', 'The code has eight characters.'],
  join: ['Delta', 'Take part'],
});
