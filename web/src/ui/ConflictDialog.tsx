import { Button, Paragraph, Radio, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '@/words/words';
import styles from './ConflictDialog.module.css';
import { conflictWords } from './conflict_words';
import { Modal } from './Modal';

export interface Conflict {
  key: string;
  /** What the field is called. */
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  conflicts: Conflict[];
  /** Given the keys of the fields where one's own version shall stand. */
  onChoose: (mine: Set<string>) => void;
  onClose: () => void;
}

/** Somebody else saved in between: both versions side by side, field by field. Draw it only while they are. */
export function ConflictDialog({ conflicts, onChoose, onClose }: Props) {
  const w = useWords(conflictWords);
  const [mine, setMine] = useState(() => new Set(conflicts.map((one) => one.key)));
  const choose = (key: string, own: boolean) => {
    const chosen = new Set(mine);
    if (own) chosen.add(key);
    else chosen.delete(key);
    setMine(chosen);
  };
  return (
    <Modal
      open
      wide
      title={w('title')}
      onClose={onClose}
      actions={<Button onClick={() => onChoose(mine)}>{w('go_on')}</Button>}
    >
      <Paragraph>{w(conflicts.length > 0 ? 'help' : 'no_conflict')}</Paragraph>
      {conflicts.length > 0 && (
        <Table className={styles.table} data-size="sm">
          <caption className="visually-hidden">{w('title')}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{w('field')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w('mine')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w('theirs')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {conflicts.map((one) => (
              <Table.Row key={one.key}>
                <Table.HeaderCell scope="row">{one.label}</Table.HeaderCell>
                {(['mine', 'theirs'] as const).map((side) => (
                  <Table.Cell key={side} data-side={w(side)}>
                    <Radio
                      name={one.key}
                      value={side}
                      label={one[side] || w('empty')}
                      checked={mine.has(one.key) === (side === 'mine')}
                      onChange={() => choose(one.key, side === 'mine')}
                    />
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
    </Modal>
  );
}
