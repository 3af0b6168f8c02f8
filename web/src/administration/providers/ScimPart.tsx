import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Provider } from '@/api/providers';
import { useWords } from '@/words/words';
import { AddressToCopy } from './AddressToCopy';
import { GroupRoles } from './GroupRoles';
import { Part } from './Part';
import styles from './ScimPart.module.css';
import { scimWords } from './scim_words';
import { ScimToken } from './ScimToken';
import { providersWords } from './words';

/** What the provider's accounts and groups need, in the order in which it is done. */
export function ScimPart({ provider }: { provider: Provider }) {
  const w = useWords(scimWords);
  const p = useWords(providersWords);
  const step = (title: 'token_title' | 'address_title' | 'groups_title') => (
    <Heading level={3} data-size="2xs">
      {w(title)}
    </Heading>
  );
  return (
    <Part title={p('scim')} help={w('help')}>
      <div className={styles.step}>
        {step('token_title')}
        <Paragraph>{w('token_help')}</Paragraph>
        <ScimToken provider={provider} />
      </div>
      <div className={styles.step}>
        {step('address_title')}
        <AddressToCopy label={w('address')} help={w('address_help')} address={provider.scim_url} />
      </div>
      <div className={styles.step}>
        {step('groups_title')}
        <GroupRoles provider={provider} />
      </div>
    </Part>
  );
}
