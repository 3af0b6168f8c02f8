import { Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Token } from '@/api/tokens';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { RevokeQuestion } from './RevokeQuestion';
import { TokenRow } from './TokenRow';
import styles from './TokenTable.module.css';
import { tokensWords } from './words';

export function TokenTable({ tokens, now }: { tokens: Token[]; now: Date }) {
  const w = useWords(tokensWords);
  const a = useWords(administrationWords);
  const { compare } = useFormats();
  const [revoked, setRevoked] = useState<Token | null>(null);
  const heads = [a('name'), w('scopes'), a('authority'), a('created'), w('used'), w('expires'), a('state')];
  return (
    <>
      <ScrollRegion label={w('list')}>
        <Table zebra className={styles.table}>
          <caption className="visually-hidden">{w('list')}</caption>
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
            {[...tokens]
              .sort((one, other) => compare(one.name, other.name))
              .map((token) => (
                <TokenRow key={token.id} token={token} now={now} onRevoke={() => setRevoked(token)} />
              ))}
          </Table.Body>
        </Table>
      </ScrollRegion>
      {revoked && <RevokeQuestion token={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}
