import { Button, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import { useMay } from '@/app/useMay';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { resultWords } from './result_words';
import styles from './Tables.module.css';
import type { MadeImport } from './types';
import { importWords } from './words';

interface Props {
  imports: MadeImport[];
  onUndo: (made: MadeImport) => void;
}

const columns = ['file', 'register', 'unit', 'at', 'by'] as const;
const counts = ['created', 'changed', 'archived'] as const;

export function ImportsTable({ imports, onUndo }: Props) {
  const w = useWords(importWords);
  const counted = useWords(resultWords);
  return (
    <ScrollRegion label={w('made')}>
      <Table zebra className={styles.table}>
        <caption className="visually-hidden">{w('made')}</caption>
        <Table.Head>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
            {counts.map((column) => (
              <Table.HeaderCell key={column} scope="col" className="number">
                {counted(column)}
              </Table.HeaderCell>
            ))}
            <Table.HeaderCell scope="col">{w('state')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {imports.map((made) => (
            <ImportRow key={made.id} made={made} onUndo={() => onUndo(made)} />
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}

function ImportRow({ made, onUndo }: { made: MadeImport; onUndo: () => void }) {
  const formats = useFormats();
  const say = useSay();
  const { data: registers = [] } = useQuery(registersQuery);
  const register = registers.find((one) => one.name === made.register || one.plural === made.register);
  return (
    <Table.Row>
      <th scope="row" className={styles.name}>
        {made.file_name}
      </th>
      <Table.Cell>
        {register ? (
          <Link to="/registers/$register" params={{ register: register.plural }} className="ds-link">
            {say(register.label_plural)}
          </Link>
        ) : (
          made.register
        )}
      </Table.Cell>
      <Table.Cell>{made.unit}</Table.Cell>
      <Table.Cell className={styles.when}>{formats.instant(made.at)}</Table.Cell>
      <Table.Cell>{made.by}</Table.Cell>
      {counts.map((count) => (
        <Table.Cell key={count} className="number">
          {formats.number(made[count])}
        </Table.Cell>
      ))}
      <Table.Cell>
        <UndoState made={made} onUndo={onUndo} />
      </Table.Cell>
    </Table.Row>
  );
}

function UndoState({ made, onUndo }: { made: MadeImport; onUndo: () => void }) {
  const w = useWords(importWords);
  const formats = useFormats();
  const mayUndo = useMay('imports', 'write');
  if (made.undone_at) return w('undone', { when: formats.instant(made.undone_at) });
  if (!mayUndo) return null;
  return (
    <div className={styles.state}>
      {!made.can_undo && <span>{w('cannot_undo')}</span>}
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={w(made.can_undo ? 'undo_this' : 'try_undo_this', { file: made.file_name })}
        onClick={onUndo}
      >
        {w(made.can_undo ? 'undo' : 'try_undo')}
      </Button>
    </div>
  );
}
