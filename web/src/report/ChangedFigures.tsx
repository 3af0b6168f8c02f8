import { Details } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { figuresQuery, partsOfFigure, titleOfFigure } from '@/api/figures';
import type { FigureReading } from '@/api/types';
import { useAuthority } from '@/app/place';
import { RecordsLink } from '@/app/RecordsLink';
import { useSay, useWords } from '@/words/words';
import type { ChangedFigure } from './types';
import { reportWords } from './words';

interface Props {
  year: number;
  figures: ChangedFigure[];
}

/** Which figures would be another today; each leads to what it counts now. */
export function ChangedFigures({ year, figures }: Props) {
  const w = useWords(reportWords);
  const say = useSay();
  const authority = useAuthority();
  const { data } = useQuery(figuresQuery(authority.code, year));
  const now = data?.figures ?? {};
  const kindred = (id: string): FigureReading =>
    Object.entries(now).find(([other]) => partsOfFigure(other).figure === partsOfFigure(id).figure)?.[1] ?? {
      value: null,
      records: '',
    };
  return (
    <Details>
      <Details.Summary>{w('changed_figures', { count: figures.length })}</Details.Summary>
      <Details.Content>
        <ul>
          {figures.map(({ id, difference }) => {
            const reading = now[id];
            const title = titleOfFigure(id, reading ?? kindred(id), say);
            return (
              <li key={id}>
                {reading ? <RecordsLink records={reading.records}>{title}</RecordsLink> : title}: {difference}
              </li>
            );
          })}
        </ul>
      </Details.Content>
    </Details>
  );
}
