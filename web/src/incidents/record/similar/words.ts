import { defineWords } from '@/words/words';

export const similarWords = defineWords('incident_similar', {
  same: ['Kan vara samma händelse', 'May be the same event'],
  same_none: ['Ingen annan incident liknar den här.', 'No other incident is like this one.'],
  recurring: ['Återkommande: samma orsak', 'Recurring: the same cause'],
  recurring_none: [
    'Ingen annan incident har samma orsak de senaste tolv månaderna.',
    'No other incident has had the same cause in the last twelve months.',
  ],
  discovered: ['Upptäckt {{at}}', 'Discovered {{at}}'],
  likeness: ['{{share}} lika', '{{share}} alike'],
  merge: ['Slå ihop', 'Merge'],
  merge_title: ['Slå ihop med {{title}}?', 'Merge with {{title}}?'],
  merge_help: [
    'Den här incidenten blir en del av {{title}}. Rapporter, tidslinje, bevis och länkar följer med, och incidenten arkiveras. Det går att ångra.',
    'This incident becomes a part of {{title}}. Reports, timeline, evidence and links go along, and the incident is archived. It can be undone.',
  ],
  merge_yes: ['Slå ihop', 'Merge'],
  merged: ['Incidenten är nu en del av {{title}}.', 'The incident is now a part of {{title}}.'],
  merged_note: ['Incidenten har slagits ihop med', 'The incident has been merged with'],
  merged_elsewhere: ['en annan incident', 'another incident'],
  unmerge: ['Skilj dem åt igen', 'Part them again'],
  unmerged: ['Incidenten står för sig själv igen.', 'The incident stands by itself again.'],
  masked: ['Sekretess', 'Secret'],
});
