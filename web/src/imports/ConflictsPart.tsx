import { Fieldset, Paragraph, Radio, Table } from '@digdir/designsystemet-react';
import { MaskedText } from '@/app/MaskedText';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Part } from './Part';
import { resultWords } from './result_words';
import styles from './Steps.module.css';
import type { Conflict } from './types';

interface Props {
  conflicts: Conflict[];
  overwrite: boolean;
  onChange: (overwrite: boolean) => void;
}

/** What a person has changed by hand and the file would change back. */
export function ConflictsPart({ conflicts, overwrite, onChange }: Props) {
  const w = useWords(resultWords);
  return (
    <Part title={w('conflicts')}>
      <Paragraph>{w('conflicts_help')}</Paragraph>
      <ConflictsTable conflicts={conflicts} />
      <Fieldset>
        <Fieldset.Legend>{w('conflict_choice')}</Fieldset.Legend>
        <Radio
          name="overwrite"
          value="no"
          label={w('keep_edited')}
          checked={!overwrite}
          onChange={() => onChange(false)}
        />
        <Radio
          name="overwrite"
          value="yes"
          label={w('overwrite')}
          checked={overwrite}
          onChange={() => onChange(true)}
        />
      </Fieldset>
    </Part>
  );
}

function ConflictsTable({ conflicts }: { conflicts: Conflict[] }) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  return (
    <ScrollRegion label={w('conflicts')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('conflicts')}</caption>
        <Table.Head>
          <Table.Row>
            {(['line', 'record', 'column', 'kept', 'offered'] as const).map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {conflicts.map((conflict, at) => (
            <Table.Row key={at}>
              <Table.Cell>{number(conflict.line)}</Table.Cell>
              <th scope="row">
                <MaskedText>{conflict.record}</MaskedText>
              </th>
              <Table.Cell>{conflict.heading}</Table.Cell>
              <Table.Cell className={styles.value}>
                <MaskedText>{conflict.kept || w('nothing_there')}</MaskedText>
              </Table.Cell>
              <Table.Cell className={styles.value}>
                <MaskedText>{conflict.offered || w('nothing_there')}</MaskedText>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
