import { Paragraph } from '@digdir/designsystemet-react';
import type { Query } from '@/api/request';
import type { CarriedOver } from '@/api/risks';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { carryWords } from './carry_words';
import { recordsOf } from './map';

interface Props {
  carried: CarriedOver;
  analysis: string;
  to: number;
  filter: Query;
}

/** What was carried over, what was there already, and the way to what is to be assessed. */
export function CarriedOverNote({ carried, analysis, to, filter }: Props) {
  const w = useWords(carryWords);
  const toAssess = {
    authority: filter.authority,
    unit: filter.unit,
    year: `eq.${to}`,
    analysis: `eq.${analysis}`,
    value: 'is.null',
  };
  return (
    <>
      <Paragraph>
        {carried.made > 0 ? w('made', { count: carried.made, to }) : w('made_none', { to })}{' '}
        {carried.there > 0 && w('there', { count: carried.there })}{' '}
        {(carried.secret ?? 0) > 0 && w('secret', { count: carried.secret ?? 0 })}
      </Paragraph>
      <Paragraph>
        <RecordsLink records={recordsOf(toAssess)}>{w('show')}</RecordsLink>
      </Paragraph>
    </>
  );
}
