import { defineWords } from '@/words/words';

export const startWords = defineWords('start', {
  title: ['Start', 'Start'],
  no_role: ['Du har ingen roll än', 'You have no role yet'],
  no_role_help: [
    'Be den som sköter rollerna i Ringmur om en. När du har fått den loggar du in igen.',
    'Ask whoever looks after the roles in Ringmur for one. When you have it, sign in again.',
  ],
  administer: ['Administration', 'Administration'],
  administer_help: [
    'Dina roller i {{authority}} gäller administration. Det du kan göra finns i menyn.',
    'Your roles in {{authority}} are about administration. What you can do is in the menu.',
  ],
  to_do: ['Att göra', 'To do'],
  at_risk: ['I riskzonen', 'At risk'],
  standing: ['Läget', 'Where we stand'],
  review: ['Ledningens genomgång {{year}}', 'Management review {{year}}'],
  review_any: ['Ledningens genomgång', 'Management review'],

  my_tasks: ['Mina uppgifter', 'My tasks'],
  my_tasks_none: ['Du har inga öppna uppgifter med slutdatum', 'You have no open tasks with a due date'],
  my_tasks_none_help: [
    'Här visas aktiviteter där {{names}} är åtgärdsansvarig. Vad du kallas i planerna står på Mitt konto.',
    'Activities that {{names}} answers for are shown here. What you are called in plans stands on My account.',
  ],
  my_undated_one: ['{{count}} öppen uppgift utan slutdatum', '{{count}} open task without a due date'],
  my_undated_other: ['{{count}} öppna uppgifter utan slutdatum', '{{count}} open tasks without a due date'],
  overdue_one: [
    '{{count}} försenad aktivitet i hela {{authority}}',
    '{{count}} overdue activity in {{authority}}',
  ],
  overdue_other: [
    '{{count}} försenade aktiviteter i hela {{authority}}',
    '{{count}} overdue activities in {{authority}}',
  ],
  overdue_none: ['Ingen aktivitet är försenad i {{authority}}.', 'No activity is overdue in {{authority}}.'],
  add_activity: ['Ny aktivitet', 'New activity'],
  late_one: ['Försenad {{count}} dag', '{{count}} day overdue'],
  late_other: ['Försenad {{count}} dagar', '{{count}} days overdue'],
  today: ['I dag', 'Today'],
  in_days_one: ['Om {{count}} dag', 'In {{count}} day'],
  in_days_other: ['Om {{count}} dagar', 'In {{count}} days'],

  incidents: ['Öppna incidenter', 'Open incidents'],
  incidents_none: ['Inga öppna incidenter', 'No open incidents'],
  incidents_none_help: ['Nya rapporter från medarbetare kommer hit.', 'New reports from staff come here.'],
  discovered: ['Upptäckt {{at}}', 'Discovered {{at}}'],
  all_count: ['Alla {{count}}', 'All {{count}}'],

  risks: ['Risker där åtgärd krävs', 'Risks where action is required'],
  risks_year: ['Risker där åtgärd krävs {{year}}', 'Risks where action is required {{year}}'],
  risks_none: ['Inga risker kräver åtgärd', 'No risks require action'],
  risks_none_help: [
    'Inga bedömda risker når tröskelvärdet. Riskerna finns i registret och på riskkartan.',
    'No assessed risk reaches the threshold. The risks are in the register and on the risk map.',
  ],
  risks_unknown: ['Inga risker är registrerade', 'No risks are registered'],
  risks_unknown_help: [
    'Importera väsentlighets- och riskanalysen eller skriv in den första risken.',
    'Import the risk analysis, or write down the first risk.',
  ],
  risk_value: ['Riskvärde {{value}}', 'Risk value {{value}}'],
  risk_map: ['Riskkarta', 'Risk map'],
  systems: ['System som inte är klassade', 'Systems not classified'],
  systems_one: ['{{count}} system är inte klassat', '{{count}} system is not classified'],
  systems_other: ['{{count}} system är inte klassade', '{{count}} systems are not classified'],
  systems_none: ['Alla system är klassade', 'All systems are classified'],
  systems_none_help: ['{{count}} system finns i registret.', '{{count}} systems are in the register.'],
  systems_unknown: ['Inga system är registrerade', 'No systems are registered'],
  systems_unknown_help: [
    'Importera systemförteckningen eller skriv in det första systemet.',
    'Import the list of systems, or write down the first one.',
  ],
  import: ['Importera', 'Import'],

  figures_none: ['Det finns inga nyckeltal ännu', 'There are no figures yet'],
  figures_none_help: [
    'Nyckeltalen räknas fram ur registren. Börja med att importera en lista.',
    'Figures are worked out from the registers. Begin by importing a list.',
  ],
  all_figures: ['Alla nyckeltal', 'All figures'],
  of_whole: ['av {{whole}}', 'of {{whole}}'],
  same_as: ['Som {{year}}', 'As in {{year}}'],
  difference: ['{{difference}} mot {{year}}', '{{difference}} from {{year}}'],
  points: ['{{points}} procentenheter', '{{points}} percentage points'],
  trend: ['Utveckling: {{points}}', 'Trend: {{points}}'],

  chapters: ['{{written}} av {{wanted}} texter är skrivna.', '{{written}} of {{wanted}} texts are written.'],
  open_report: ['Öppna rapporten', 'Open the report'],
  lacks: ['Det här saknas i rapporten', 'This is what the report lacks'],
  lacks_none: ['Rapporten är komplett', 'The report is complete'],
  lacks_none_help: [
    'Läs igenom den och frys den när ledningen ska besluta.',
    'Read it through and freeze it for the decision.',
  ],
  lacks_more_one: ['och {{count}} sak till', 'and {{count}} more'],
  lacks_more_other: ['och {{count}} saker till', 'and {{count}} more'],
  frozen: ['Rapporten frystes {{at}}.', 'The report was frozen {{at}}.'],

  report_incident: ['Rapportera en incident', 'Report an incident'],
  report_lead: [
    'Har du skickat något fel, tappat bort något eller sett något konstigt? Berätta direkt. Det tar ett par minuter.',
    'Sent something to the wrong person, lost something or seen something odd? Tell us at once. It takes a couple of minutes.',
  ],
  own_reports: ['Dina rapporter', 'Your reports'],
  own_none: ['Du har inte rapporterat något', 'You have not reported anything'],
  own_none_help: [
    'När du har rapporterat en incident ser du här hur det går.',
    'When you have reported an incident you see here how it goes.',
  ],
  own_reported: ['Rapporterad {{at}}', 'Reported {{at}}'],
});
