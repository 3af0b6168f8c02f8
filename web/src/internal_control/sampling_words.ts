import { defineWords } from '@/words/words';

export const samplingWords = defineWords('sampling', {
  title: ['Räkna på ett stickprov', 'Work out a sample'],
  help: [
    'Ett stickprov visar aldrig allt. Ju fler som granskas, desto säkrare kan du säga att högst en viss andel är fel. Räkna ut hur många som behövs, eller vad ett stickprov som är gjort visar.',
    'A sample never shows everything. The more that are checked, the surer you can be that at most a certain share is wrong. Work out how many are needed, or what a sample that has been done shows.',
  ],
  before: ['Hur många behöver granskas?', 'How many need to be checked?'],
  after: ['Vad visar stickprovet?', 'What does the sample show?'],
  population: ['Hur många finns det i allt?', 'How many are there in all?'],
  population_help: ['Till exempel antalet konton eller ärenden.', 'Such as the number of accounts or cases.'],
  expected: ['Förväntad andel fel (%)', 'Expected share of faults (%)'],
  expected_help: ['0 om inga fel väntas.', '0 if no faults are expected.'],
  tolerable: ['Högsta godtagbara andel fel (%)', 'Highest tolerable share of faults (%)'],
  confidence: ['Säkerhet (%)', 'Confidence (%)'],
  checked: ['Antal granskade', 'Number checked'],
  deviations: ['Antal med avvikelse', 'Number deviating'],
  number: ['Skriv ett tal från {{least}} till {{most}}.', 'Write a number from {{least}} to {{most}}.'],
  size_one: ['{{count}} behöver granskas.', '{{count}} needs to be checked.'],
  size_other: ['{{count}} behöver granskas.', '{{count}} need to be checked.'],
  interval: [
    'Mellan {{lower}} och {{upper}} procent avviker.',
    'Between {{lower}} and {{upper}} per cent deviate.',
  ],

  draw: ['Stickprov', 'Sample'],
  draw_button: ['Dra stickprov', 'Draw a sample'],
  draw_help: [
    'Numrera det som ska kontrolleras från 1 till {{population}}. Ringmur lottar {{size}} nummer och sparar lottens frö, så att samma nummer kan tas fram igen.',
    'Number what is to be checked from 1 to {{population}}. Ringmur draws {{size}} numbers and keeps the seed, so that the same numbers can be had again.',
  ],
  draw_lacks: [
    'Fyll i population, förväntad och godtagbar avvikelse på kontrollen, så räknas stickprovets storlek ut.',
    'Fill in population, expected and tolerable deviation of the control; then the size of the sample is worked out.',
  ],
  drawn: [
    'Stickprovet är draget: {{size}} av {{population}}.',
    'The sample has been drawn: {{size}} of {{population}}.',
  ],
  performances: ['Genomfört', 'Performed'],
  none: ['Kontrollen är inte genomförd än.', 'The control has not been performed yet.'],
  observe: ['Registrera en observation', 'Register an observation'],
  awaits: ['Väntar på resultat', 'Awaits its result'],
  numbers: ['Nummer att granska', 'Numbers to check'],
  numbers_of: ['{{size}} av {{population}}, i ordning', '{{size}} of {{population}}, in order'],
  seed: ['Frö', 'Seed'],
  copy: ['Kopiera numren', 'Copy the numbers'],
  print: ['Skriv ut', 'Print'],
  result: ['Resultat', 'Result'],
  register_result: ['Registrera resultat', 'Register the result'],
  change_result: ['Ändra resultat', 'Change the result'],
  no_result: ['Resultatet är inte registrerat än.', 'The result has not been registered yet.'],
  of_checked: [
    '{{deviations}} av {{checked}} granskade avvek',
    '{{deviations}} of {{checked}} checked deviated',
  ],
});
