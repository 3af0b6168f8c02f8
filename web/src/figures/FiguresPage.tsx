import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { AreaCharts } from './AreaCharts';
import { AreaSection } from './AreaSection';
import { AreaTable } from './AreaTable';
import { type Area, choose } from './catalogue';
import { FigureFilters } from './FigureFilters';
import { NoFigures } from './NoFigures';
import { type FigureChoice, useAreas, useFigureChoice } from './useFigures';
import { figureWords } from './words';

export default function FiguresPage() {
  const w = useWords(figureWords);
  const choice = useFigureChoice();
  const { areas, error, retry } = useAreas(choice);
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      <FigureFilters choice={choice} areas={areas ?? []} />
      {error && !areas ? (
        <ErrorNote error={error} onRetry={retry} />
      ) : !areas ? (
        <Busy />
      ) : areas.length === 0 ? (
        <NoFigures />
      ) : (
        <Chosen areas={areas} choice={choice} />
      )}
    </Page>
  );
}

function Chosen({ areas, choice }: { areas: Area[]; choice: FigureChoice }) {
  const w = useWords(figureWords);
  const say = useSay();
  const shown = choose(areas, choice.area, choice.find, say);
  const count = shown.reduce((sum, area) => sum + area.groups.length, 0);
  return (
    <>
      <p className="visually-hidden" role="status">
        {w('shown', { count })}
      </p>
      {shown.length === 0 && <Empty title={w('empty')}>{w('empty_help')}</Empty>}
      {shown.map((area) => (
        <AreaSection key={area.name} title={say(area.label)}>
          {choice.view === 'charts' ? (
            <AreaCharts area={area} years={choice.years} />
          ) : (
            <AreaTable groups={area.groups} title={say(area.label)} years={choice.years} />
          )}
        </AreaSection>
      ))}
    </>
  );
}
