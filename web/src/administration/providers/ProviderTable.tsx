import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Provider } from '@/api/providers';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { ProviderState } from './ProviderState';
import styles from './RuleTable.module.css';
import { useFieldLabel } from './useFieldLabel';
import { providersWords } from './words';

export function ProviderTable({ providers }: { providers: Provider[] }) {
  const w = useWords(providersWords);
  const a = useWords(administrationWords);
  const label = useFieldLabel();
  const formats = useFormats();
  const heads = [a('name'), label('issuer'), w('roles'), w('scim_short'), w('changed'), w('state')];
  return (
    <ScrollRegion label={w('list')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('list')}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell scope="col" key={head}>
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {providers
            .toSorted((one, other) => formats.compare(one.name, other.name))
            .map((provider) => (
              <Table.Row key={provider.id}>
                <Table.HeaderCell scope="row">
                  <Link to="/administration/providers" search={{ provider: provider.id }} className="ds-link">
                    {provider.name}
                  </Link>
                </Table.HeaderCell>
                <Table.Cell className={styles.long}>{provider.issuer}</Table.Cell>
                <Table.Cell className={styles.short}>
                  {w('rules', { count: provider.role_mapping.length })}
                </Table.Cell>
                <Table.Cell>{w(provider.scim_token ? 'yes' : 'no')}</Table.Cell>
                <Table.Cell className={styles.short}>{formats.instant(provider.changed_at)}</Table.Cell>
                <Table.Cell>
                  <ProviderState enabled={provider.enabled} />
                </Table.Cell>
              </Table.Row>
            ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
