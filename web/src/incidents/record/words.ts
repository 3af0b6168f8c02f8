import { defineWords } from '@/words/words';

export const incidentWords = defineWords('incident', {
  stages: ['Incidentens steg', "The incident's stages"],
  stage_done: ['klart', 'done'],
  stage_now: ['nu', 'now'],
  next: ['Nästa steg', 'Next step'],
  needs: ['Det som saknas för att gå vidare', 'What is lacking to go on'],
  nothing_lacks: ['Inget saknas för nästa steg.', 'Nothing is lacking for the next step.'],
  fill_in: ['Fyll i uppgifterna', 'Fill in the facts'],
  change: ['Ändra uppgifterna', 'Change the facts'],
  moved: ['Incidenten är nu i steget {{stage}}.', 'The incident is now at the stage {{stage}}.'],
  reopen: ['Öppna igen', 'Open again'],
  reopen_title: ['Öppna incidenten igen?', 'Open the incident again?'],
  reopen_help: [
    'Incidenten går tillbaka till Pågår, och skyldigheterna räknas om. Skälet sparas i tidslinjen.',
    'The incident goes back to Ongoing, and its duties are worked out anew. The reason is kept in the timeline.',
  ],
  reason: ['Skäl', 'Reason'],
  reason_lacks: ['Skriv varför.', 'Write why.'],
  owed: ['Det här återstår innan incidenten kan stängas', 'What remains before the incident can be closed'],
  owes_nothing: ['Inget återstår. Incidenten kan stängas.', 'Nothing remains. The incident can be closed.'],
  closed: ['Incidenten är stängd.', 'The incident is closed.'],

  awareness: ['Kännedom', 'Awareness'],
  awareness_help: [
    'Tidsfristerna räknas från när ni fick kännedom, inte från när uppgiften skrivs in.',
    'The deadlines count from when you became aware, not from when it is written down.',
  ],
  what: ['Vad och var', 'What and where'],
  whose: ['Vems uppgifter', 'Whose data'],
  how: ['Hur det gick till', 'How it came about'],
  risk: ['Risk för enskilda', 'Risk to individuals'],
  handled: ['Hantering', 'Handling'],
  cause: ['Orsak och lärdomar', 'Cause and lessons'],
  lacks: ['Behövs för nästa steg', 'Needed for the next step'],
  systems: ['Berörda system', 'Systems concerned'],
  no_systems: ['Inget system är kopplat.', 'No system is linked.'],
  add_system: ['Koppla ett system', 'Link a system'],
  system: ['System', 'System'],
  choose_system: ['Välj ett system.', 'Choose a system.'],
  link: ['Koppla', 'Link'],

  sensitive_question: [
    'Rör händelsen säkerhetskänslig verksamhet eller säkerhetsskyddsklassificerade uppgifter?',
    'Does the event concern security-sensitive activity or security classified information?',
  ],
  sensitive_help: [
    'Frågan kommer först: är svaret ja ska inga detaljer skrivas här.',
    'The question comes first: where the answer is yes, no details may be written here.',
  ],
  sensitive_lacks: ['Välj ett svar.', 'Choose an answer.'],
  answer: ['Svara', 'Answer'],
  change_answer: ['Ändra svaret om säkerhetskänslighet', 'Change the answer on sensitivity'],
  answered: ['Svaret är sparat.', 'The answer has been saved.'],
  wholly_sensitive: [
    'Händelsen rör säkerhetskänslig verksamhet. Skriv inga detaljer här.',
    'The event concerns security-sensitive activity. Write no details here.',
  ],
  partly_sensitive: [
    'En del av händelsen rör säkerhetskänslig verksamhet. Skriv inga detaljer om den delen här.',
    'A part of the event concerns security-sensitive activity. Write no details of that part here.',
  ],
  call: ['Kontakta genast: {{who}}', 'Contact at once: {{who}}'],
  call_unknown: [
    'Kontakta genast säkerhetsskyddschefen och Säkerhetspolisen.',
    'Contact the security protection officer and the Security Service at once.',
  ],
  act_not_for_it: [
    'Cybersäkerhetslagen gäller inte för den delen (1 kap. 12–13 §§).',
    'The Cybersecurity Act does not apply to that part (chapter 1, sections 12–13).',
  ],
  empty_title: ['Ta bort detaljerna ur incidenten?', 'Take the details out of the incident?'],
  empty_help: [
    'De här fälten töms: {{fields}}. Det som redan har skrivits finns kvar i historiken; tala om det för säkerhetsskyddschefen.',
    'These fields are emptied: {{fields}}. What has been written already stays in the history; tell the security protection officer.',
  ],
  empty_yes: ['Töm fälten och spara svaret', 'Empty the fields and save the answer'],

  known: ['Det vi vet', 'What we know'],

  parts: ['Incidentens delar', "The incident's parts"],
  part_duties: ['Skyldigheter', 'Duties'],
  part_reports: ['Rapporter', 'Reports'],
  part_timeline: ['Tidslinje och uppgifter', 'Timeline and tasks'],
  part_evidence: ['Bevis', 'Evidence'],
  part_others: ['Andra myndigheter', 'Other authorities'],
  part_similar: ['Liknande', 'Similar'],

  fill_title: ['Fyll i det som saknas', 'Fill in what is lacking'],
  save: ['Spara', 'Save'],
});
