import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { passkeysAreKnown } from '@/api/passkeys';
import { signInProvidersQuery, signInWithPasskey } from '@/api/session';
import type { Session } from '@/api/types';
import { useWords } from '@/words/words';
import styles from './OtherSignIns.module.css';
import { ProviderLinks } from './ProviderLinks';
import { signInWords } from './words';

interface Props {
  /** A page is open below, which must not be left. */
  overPage: boolean;
  onSignedIn: (session: Session) => void;
  onRefused: (error: unknown) => void;
}

/** Without a password of ours: a passkey, or the organisation's own sign-in. Nothing where there is neither. */
export function OtherSignIns({ overPage, onSignedIn, onRefused }: Props) {
  const w = useWords(signInWords);
  const { data: providers = [] } = useQuery(signInProvidersQuery);
  const asking = useMutation({
    mutationFn: signInWithPasskey,
    onMutate: () => onRefused(null),
    onSuccess: onSignedIn,
    onError: onRefused,
  });
  const known = passkeysAreKnown();
  if (!known && providers.length === 0) return null;
  return (
    <div role="group" aria-label={w('other_ways')} className={styles.ways}>
      <span className={styles.or}>{w('or')}</span>
      <ProviderLinks providers={providers} purpose={overPage ? 'over' : 'first'} />
      {known && (
        <Button variant="secondary" loading={asking.isPending} onClick={() => asking.mutate()}>
          <Fingerprint aria-hidden size={18} />
          {w('passkey_alone')}
        </Button>
      )}
    </div>
  );
}
