import { Button, Table, Tag } from '@digdir/designsystemet-react';
import type { Token } from '@/api/tokens';
import { useMay } from '@/app/useMay';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { isOver, stateOf } from './token_state';
import { TokenScopes } from './TokenScopes';
import styles from './TokenTable.module.css';
import { tokensWords } from './words';

const colors = { valid: 'success', soon: 'warning', expired: 'neutral', revoked: 'neutral' } as const;

interface Props {
  token: Token;
  now: Date;
  onRevoke: () => void;
}

export function TokenRow({ token, now, onRevoke }: Props) {
  const w = useWords(tokensWords);
  const a = useWords(administrationWords);
  const formats = useFormats();
  const mayWrite = useMay('tokens', 'write');
  const state = stateOf(token, now);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{token.name}</Table.HeaderCell>
      <Table.Cell>
        <TokenScopes token={token} />
      </Table.Cell>
      <Table.Cell>{token.authority ?? a('all_authorities')}</Table.Cell>
      <Table.Cell className={styles.nowrap}>{formats.instant(token.created_at)}</Table.Cell>
      <Table.Cell className={styles.nowrap}>
        {token.last_used_at ? formats.instant(token.last_used_at) : w('never')}
      </Table.Cell>
      <Table.Cell className={styles.nowrap}>
        {token.expires_at ? formats.instant(token.expires_at) : w('no_end')}
      </Table.Cell>
      <Table.Cell>
        <Tag variant={isOver(state) ? 'outline' : 'default'} data-color={colors[state]}>
          {w(state)}
        </Tag>
      </Table.Cell>
      <Table.Cell>
        {mayWrite && !isOver(state) && (
          <Button
            variant="tertiary"
            data-color="danger"
            aria-label={w('revoke_this', { name: token.name })}
            onClick={onRevoke}
          >
            {w('revoke')}
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  );
}
