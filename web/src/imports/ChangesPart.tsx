import { Paragraph, Table } from '@digdir/designsystemet-react';
import { fieldOf } from '@/api/registers';
import type { Register, Value } from '@/api/types';
import { MaskedText } from '@/app/MaskedText';
import { showValue } from '@/kinds';
import type { Reader } from '@/kinds/kind';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useLanguage, useSay, useWords } from '@/words/words';
import { Part } from './Part';
import { resultWords } from './result_words';
import styles from './Steps.module.css';
import type { ImportReport, RowChange } from './types';

interface Props {
  report: ImportReport;
  register: Register;
}

/** Each record that would be changed: before and after. */
export function ChangesPart({ report, register }: Props) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  const count = report.changes.length;
  return (
    <Part title={w('changes')}>
      {count < report.changed && <Paragraph>{w('changes_help', { count: number(count) })}</Paragraph>}
      <ScrollRegion label={w('changes')}>
        <Table className={styles.table}>
          <caption className="visually-hidden">{w('changes')}</caption>
          <Table.Head>
            <Table.Row>
              {(['line', 'record', 'what_changes'] as const).map((column) => (
                <Table.HeaderCell key={column} scope="col">
                  {w(column)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {report.changes.map((change, at) => (
              <ChangeRow key={at} change={change} register={register} />
            ))}
          </Table.Body>
        </Table>
      </ScrollRegion>
    </Part>
  );
}

function ChangeRow({ change, register }: { change: RowChange; register: Register }) {
  const w = useWords(resultWords);
  const say = useSay();
  const formats = useFormats();
  const reader: Reader = { formats, language: useLanguage(), names: {} };
  const shown = (value: Value, name: string) => {
    const field = fieldOf(register, name);
    return (field ? showValue(value, field, reader) : String(value ?? '')) || w('nothing_there');
  };
  const labelOf = (name: string) => {
    const field = fieldOf(register, name);
    return field ? say(field.label) : name;
  };
  return (
    <Table.Row>
      <Table.Cell>{formats.number(change.line)}</Table.Cell>
      <th scope="row">
        <MaskedText>{change.record}</MaskedText>
      </th>
      <Table.Cell className={styles.words}>
        <ul className={styles.changes}>
          {Object.entries(change.changes).map(([name, [before, after]]) => (
            <li key={name}>
              {labelOf(name)}: <del className={styles.before}>{shown(before, name)}</del>{' '}
              <span aria-hidden>→</span>
              <span className="visually-hidden">{w('becomes')}</span> <ins>{shown(after, name)}</ins>
            </li>
          ))}
        </ul>
      </Table.Cell>
    </Table.Row>
  );
}
