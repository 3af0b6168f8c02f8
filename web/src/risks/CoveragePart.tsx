import { Heading, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type Analysis, type Coverage, coverageQuery, type PracticeCoverage } from '@/api/risks';
import { useMay } from '@/app/useMay';
import { RecordsLink } from '@/app/RecordsLink';
import { parseSearch } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AddRiskLink } from './AddRiskLink';
import styles from './CoveragePart.module.css';
import { coverageWords } from './coverage_words';
import { recordsOf } from './map';

interface Props {
  analysis: Analysis;
  authority: string;
}

/** Whether each practice that must be assessed is, and what is missing by name. */
export function CoveragePart({ analysis, authority }: Props) {
  const w = useWords(coverageWords);
  const { data, error } = useQuery(coverageQuery(analysis));
  return (
    <section className={styles.coverage}>
      <Heading level={2} data-size="xs">
        {w('title', { analysis: analysis.analysis, year: analysis.year })}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data && <CoverageSum coverage={data} />}
      {data && data.items.length > 0 && (
        <ScrollRegion label={w('caption')}>
          <Table zebra data-color="neutral" className={styles.table}>
            <caption className="visually-hidden">{w('caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{w('practice')}</th>
                <th scope="col">{w('state')}</th>
                <th scope="col" className="number">
                  {w('risks')}
                </th>
                <th scope="col" className="number">
                  {w('assessed')}
                </th>
                <th scope="col">{w('add')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <Row key={item.practice} item={item} analysis={analysis} authority={authority} />
              ))}
            </tbody>
          </Table>
        </ScrollRegion>
      )}
    </section>
  );
}

function CoverageSum({ coverage }: { coverage: Coverage }) {
  const w = useWords(coverageWords);
  const f = useFormats();
  const list = new Intl.ListFormat(f.locale, { type: 'conjunction' });
  const all = coverage.items.filter((item) => item.obligatory).length;
  const done = all - coverage.missing.length;
  return (
    <p role="status">
      {w('sum', { done, count: all })}{' '}
      {coverage.missing.length > 0 && (
        <strong>{w('missing', { practices: list.format(coverage.missing) })}</strong>
      )}
    </p>
  );
}

const stateOf = ({ risks, assessed }: PracticeCoverage) =>
  assessed > 0 ? 'is_assessed' : risks > 0 ? 'not_assessed' : 'no_risks';

function Row({ item, analysis, authority }: Props & { item: PracticeCoverage }) {
  const w = useWords(coverageWords);
  const f = useFormats();
  const may = useMay('risk', 'write');
  const state = stateOf(item);
  return (
    <tr>
      <th scope="row">
        {item.practice}
        {!item.obligatory && <span className={styles.own}> {w('own')}</span>}
      </th>
      <td>
        <span className={styles.state} data-state={state}>
          {w(state)}
        </span>
      </td>
      <td className="number">
        {item.risks > 0 ? (
          <RecordsLink records={recordsOf({ authority, ...parseSearch(item.terms) })}>
            {f.number(item.risks)}
          </RecordsLink>
        ) : (
          '0'
        )}
      </td>
      <td className="number">{f.number(item.assessed)}</td>
      <td>{may && <AddRiskLink analysis={analysis} practice={item.practice} />}</td>
    </tr>
  );
}
