import { divisions, type IncidentStatistics } from '@/api/incident_statistics';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import { DivisionPart } from './DivisionPart';
import { ImyPart } from './ImyPart';
import { MonthsPart } from './MonthsPart';
import { TimesPart } from './TimesPart';
import { TotalPart } from './TotalPart';
import type { ListOf } from './useStatistics';
import { statisticsWords } from './words';

export interface PartProps {
  statistics: IncidentStatistics;
  listOf: ListOf;
}

/** Everything that is counted of incidents, a part a question. */
export function Statistics(props: PartProps) {
  const w = useWords(statisticsWords);
  const { years, total } = props.statistics;
  if (years.every((year) => !total[year])) return <Empty title={w('empty')}>{w('empty_help')}</Empty>;
  return (
    <>
      <TotalPart {...props} />
      <ImyPart {...props} />
      <TimesPart {...props} />
      <MonthsPart {...props} />
      {divisions.map((name) => (
        <DivisionPart key={name} name={name} {...props} />
      ))}
    </>
  );
}
