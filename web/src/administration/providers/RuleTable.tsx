import { Button, Table } from '@digdir/designsystemet-react';
import type { RoleRule } from '@/api/providers';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import styles from './RuleTable.module.css';
import { useGrantWords } from './useGrantWords';
import { providersWords } from './words';

interface Props {
  rules: readonly RoleRule[];
  onChange: (place: number) => void;
  onRemove: (place: number) => void;
}

/** Which value of a claim gives which role, and where. */
export function RuleTable({ rules, onChange, onRemove }: Props) {
  const w = useWords(providersWords);
  const { role, where } = useGrantWords(rules);
  const heads = [w('value'), w('role'), w('where')];
  return (
    <ScrollRegion label={w('role_mapping')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('role_mapping')}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell scope="col" key={head}>
                {head}
              </Table.HeaderCell>
            ))}
            <Table.HeaderCell scope="col">
              <span className="visually-hidden">{w('actions')}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rules.map((rule, place) => (
            <Table.Row key={`${rule.value} ${rule.role} ${rule.authority ?? ''} ${rule.unit ?? ''}`}>
              <Table.HeaderCell scope="row">{rule.value}</Table.HeaderCell>
              <Table.Cell>{role(rule.role)}</Table.Cell>
              <Table.Cell>{where(rule)}</Table.Cell>
              <Table.Cell>
                <div className={styles.actions}>
                  <Button
                    variant="tertiary"
                    aria-label={w('change_rule', { value: rule.value })}
                    onClick={() => onChange(place)}
                  >
                    {w('change')}
                  </Button>
                  <Button
                    variant="tertiary"
                    aria-label={w('remove_rule', { value: rule.value })}
                    onClick={() => onRemove(place)}
                  >
                    {w('remove')}
                  </Button>
                </div>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
