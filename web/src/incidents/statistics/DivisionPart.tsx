import type { Division, DivisionName } from '@/api/incident_statistics';
import { parseSearch } from '@/app/search';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { drawingOfDivisions, sortedDivisions } from './divided';
import { ofYear } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';

/** Incidents by what they were, what caused them, where they were and who told. */
export function DivisionPart({ name, statistics, listOf }: PartProps & { name: DivisionName }) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const say = useSay();
  const { years } = statistics;
  const divisions = sortedDivisions(statistics.by[name], years);
  if (divisions.length === 0) return null;
  const nameOf = (division: Division) => say(division.label) || w('not_given');
  return (
    <StatisticsPart
      title={w(`by_${name}`)}
      drawing={drawingOfDivisions(divisions, years, nameOf, w('others'))}
      head={w(name)}
      columns={years.map(String)}
      rows={divisions.map((division) => ({
        key: division.terms,
        label: nameOf(division),
        cells: years.map((year) => ({
          text: f.number(division.counts[year] ?? 0),
          records: listOf(ofYear(year), parseSearch(division.terms)),
        })),
      }))}
    />
  );
}
