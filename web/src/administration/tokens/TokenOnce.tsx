import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Token } from '@/api/tokens';
import { useAuthority } from '@/app/place';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { SecretDialog } from '../SecretDialog';
import { curlOf } from './curl';
import styles from './TokenOnce.module.css';
import { tokensWords } from './words';

interface Props {
  token: Token & { secret: string };
  onClose: () => void;
}

export function TokenOnce({ token, onClose }: Props) {
  const w = useWords(tokensWords);
  const shown = useAuthority();
  const example = curlOf(window.location.origin, token.secret, token.authority ?? shown.code);
  return (
    <SecretDialog
      title={w('created', { name: token.name })}
      label={w('secret')}
      secret={token.secret}
      onClose={onClose}
    >
      <Paragraph>{w('secret_help')}</Paragraph>
      <Heading level={3} data-size="2xs">
        {w('example')}
      </Heading>
      <ScrollRegion label={w('example')}>
        <pre className={styles.example}>{example}</pre>
      </ScrollRegion>
    </SecretDialog>
  );
}
