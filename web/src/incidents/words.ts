import { defineWords } from '@/words/words';

export const incidentsWords = defineWords('incidents', {
  title: ['Rapportera en incident', 'Report an incident'],
  lead: [
    'Skriv vad du vet, även om du är osäker. Det tar högst två minuter.',
    'Write what you know, even if you are unsure. It takes two minutes at most.',
  ],
  acute: ['Är det bråttom?', 'Is it urgent?'],
  acute_help: [
    'Ring servicedesk eller din chef först om något pågår just nu, till exempel ett intrång eller att uppgifter sprids. Rapportera sedan här.',
    'Call the service desk or your manager first if something is going on right now, such as an intrusion or information spreading. Then report here.',
  ],
  what: ['Vad har hänt?', 'What has happened?'],
  what_help: [
    'Till exempel: ”Jag mejlade en lista med elevers namn och stödbehov till fel skola i morse. Mottagaren har svarat men inte raderat den än.”',
    'For example: “I e-mailed a list of pupils’ names and needs to the wrong school this morning. The recipient has answered but not yet deleted it.”',
  ],
  when: ['När hände det?', 'When did it happen?'],
  now: ['Nyss', 'Just now'],
  other_time: ['Annan tid', 'Another time'],
  time: ['Dag och klockslag', 'Day and time'],
  time_help: ['Ungefär räcker.', 'Roughly will do.'],
  where: ['Var hände det?', 'Where did it happen?'],
  where_help: ['Enhet, plats eller system.', 'Unit, place or system.'],
  personal_data: ['Gäller det uppgifter om personer?', 'Is information about people concerned?'],
  still_going_on: ['Pågår det fortfarande?', 'Is it still going on?'],
  yes: ['Ja', 'Yes'],
  no: ['Nej', 'No'],
  unknown: ['Vet inte', 'Do not know'],
  who: ['Vem rapporterar?', 'Who reports?'],
  named: ['Jag, med mitt namn', 'I do, by name'],
  anonymous: ['Anonymt', 'Anonymously'],
  anonymous_help: [
    'Varken namn, konto eller kontaktuppgifter sparas, inte ens i loggen. Därför kan ingen fråga dig mer, och rapporten finns inte bland dina egna. Tänk på att det du skriver kan visa vem du är.',
    'Neither name, account nor contact details are kept, not even in the log. Therefore nobody can ask you more, and the report is not among your own. Mind that what you write may show who you are.',
  ],
  contact: ['Hur når vi dig?', 'How do we reach you?'],
  contact_help: ['Namn och helst ett telefonnummer.', 'Your name and preferably a telephone number.'],
  optional: ['{{label}} (valfritt)', '{{label}} (optional)'],
  send: ['Skicka rapporten', 'Send the report'],
  kept: [
    'Det du skriver finns kvar på den här fliken tills du har skickat.',
    'What you write stays in this tab until you have sent it.',
  ],
  discard: ['Töm formuläret', 'Clear the form'],
  faults: ['Rapporten är inte skickad än', 'The report is not sent yet'],
  title_lacks: ['Skriv en neutral rubrik.', 'Write a neutral title.'],
  what_lacks: ['Skriv vad som har hänt.', 'Write what has happened.'],
  what_too_long: [
    'Korta texten om vad som har hänt till högst 4 000 tecken.',
    'Shorten the text about what has happened to at most 4,000 characters.',
  ],
  when_lacks: ['Fyll i dag och klockslag, eller välj Nyss.', 'Fill in the day and time, or choose Just now.'],
  when_to_come: [
    'Välj en tid som har varit, eller välj Nyss.',
    'Choose a time that has been, or choose Just now.',
  ],
  sent_before: ['Rapporten kan redan ha kommit fram', 'The report may have arrived already'],
  sent_before_help: [
    'En tidigare sändning fick inget svar. Se efter bland dina rapporter. Finns den inte där skickar du igen.',
    'An earlier sending had no answer. Look among your reports. If it is not there, send again.',
  ],
  sent_before_anonymous: [
    'En tidigare sändning fick inget svar. Skicka igen; skriv gärna att det kan vara samma rapport.',
    'An earlier sending had no answer. Send again; do write that it may be the same report.',
  ],
  received: ['Rapporten är mottagen', 'The report has been received'],
  reference: ['Referens', 'Reference'],
  reference_help: ['Uppge den om du hör av dig om händelsen.', 'Give it when you get in touch about it.'],
  reference_anonymous: [
    'Spara den om du vill kunna nämna rapporten senare. Den går inte att hitta igen utifrån vem du är.',
    'Keep it if you want to mention the report later. It cannot be found again by who you are.',
  ],
  received_anonymous: [
    'Rapporten är anonym: ingenting visar vem som skickade den.',
    'The report is anonymous: nothing shows who sent it.',
  ],
  next: ['Det här händer nu', 'What happens now'],
  next_read: [
    'Den som samordnar informationssäkerheten läser rapporten och bedömer vad som behöver göras.',
    'The information security officer reads the report and decides what needs to be done.',
  ],
  next_imy: [
    'Gäller det uppgifter om personer bedöms också om händelsen ska anmälas till Integritetsskyddsmyndigheten.',
    'If information about people is concerned, whether to notify the data protection authority is decided too.',
  ],
  next_you: [
    'Vi hör av oss om vi behöver veta mer. Behåll mejl, filer och annat som visar vad som hände.',
    'We get in touch if we need to know more. Keep e-mails, files and whatever else shows what happened.',
  ],
  own_reports: ['Mina rapporter', 'My reports'],
  another: ['Rapportera en incident till', 'Report another incident'],
});
