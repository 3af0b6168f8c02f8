import { Button, Table, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Assignment } from '@/api/assignments';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { stateOf } from './period';
import { RoleList } from './RoleList';
import { stateColors } from './role_state';
import styles from './RoleTable.module.css';
import { usePeriodText } from './usePeriodText';
import { usePlaceText } from './usePlaceText';
import { useRoleName } from './useRoleName';
import { rolesWords } from './words';

interface Props {
  assignment: Assignment;
  all: readonly Assignment[];
  now: Date;
  /** What can be done with it is shown below. */
  open: boolean;
  onToggle: () => void;
}

export function RoleRow({ assignment, all, now, open, onToggle }: Props) {
  const w = useWords(rolesWords);
  const roleName = useRoleName();
  const period = usePeriodText(now);
  const where = usePlaceText(assignment);
  const { name, account } = assignment;
  const role = roleName(assignment.role);
  const state = stateOf(assignment, now);
  const seesUsers = useMay('accounts', 'read');
  return (
    <>
      <Table.Row>
        <Table.HeaderCell scope="row">
          {seesUsers ? (
            <Link to="/administration/users" search={{ user: account }} className="ds-link">
              {name}
            </Link>
          ) : (
            name
          )}
          <div className={styles.login}>{assignment.login}</div>
        </Table.HeaderCell>
        <Table.Cell>
          {role}
          {assignment.stand_in_for && (
            <span className={styles.beside}>{w('stands_in_for', { name: assignment.holder ?? '' })}</span>
          )}
        </Table.Cell>
        <Table.Cell>{where}</Table.Cell>
        <Table.Cell>
          <span className={styles.period}>
            {period(assignment)}
            {state !== 'now' && <Tag data-color={stateColors[state]}>{w(`state_${state}`)}</Tag>}
          </span>
        </Table.Cell>
        <Table.Cell className={styles.tools}>
          <Button
            variant="tertiary"
            aria-expanded={open}
            aria-label={w('more_of', { role, name })}
            onClick={onToggle}
          >
            {w(open ? 'less' : 'more')}
          </Button>
        </Table.Cell>
      </Table.Row>
      {open && (
        <Table.Row>
          <Table.Cell colSpan={5}>
            <RoleList label={w('list_of', { name })} assignments={[assignment]} all={all} now={now} />
          </Table.Cell>
        </Table.Row>
      )}
    </>
  );
}
