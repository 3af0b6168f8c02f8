import { Button, Checkbox, Paragraph, Table } from '@digdir/designsystemet-react';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { faultsFile } from './faultsFile';
import { Part } from './Part';
import { resultWords } from './result_words';
import { saveAs } from '@/ui/saveAs';
import styles from './Steps.module.css';
import type { ImportReport, RowFault } from './types';

interface Props {
  report: ImportReport;
  fileName: string;
  partial: boolean;
  /** Missing: nothing is to be chosen any more. */
  onPartial?: (partial: boolean) => void;
}

/** Rows that cannot be read, each with what to do about it, and as a file to mend. */
export function FaultsPart({ report, fileName, partial, onPartial }: Props) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  const cut = report.errors.length < report.error_count;
  const save = () => {
    const names = {
      reason: w('fault_reason'),
      line: w('line'),
      heading: w('column'),
      value: w('value'),
    };
    saveAs(w('faults_file', { file: fileName.replace(/\.\w+$/, '') }), faultsFile(report, names), 'text/csv');
  };
  return (
    <Part title={w('faults')}>
      <Paragraph className={styles.note}>{w('faults_help')}</Paragraph>
      {cut && (
        <Paragraph>
          {w('faults_shown', { shown: number(report.errors.length), count: number(report.error_count) })}
        </Paragraph>
      )}
      <FaultsTable faults={report.errors} />
      <Button variant="secondary" onClick={save}>
        {w('save_faults')}
      </Button>
      {onPartial && (
        <Checkbox
          label={w('partial')}
          checked={partial}
          onChange={(event) => onPartial(event.target.checked)}
        />
      )}
    </Part>
  );
}

function FaultsTable({ faults }: { faults: RowFault[] }) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  return (
    <ScrollRegion label={w('faults')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('faults')}</caption>
        <Table.Head>
          <Table.Row>
            {(['line', 'column', 'value', 'wrong'] as const).map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {faults.map((fault, at) => (
            <Table.Row key={at}>
              <th scope="row" className={styles.line}>
                {number(fault.line)}
              </th>
              <Table.Cell>{fault.heading}</Table.Cell>
              <Table.Cell className={styles.value}>{fault.value}</Table.Cell>
              <Table.Cell className={styles.words}>{fault.message}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
