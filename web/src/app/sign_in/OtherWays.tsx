import { Button } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import styles from './OtherWays.module.css';
import { signInWords } from './words';

export type Way = 'password' | 'totp' | 'passkey' | 'recovery' | 'provider';

interface Props<One extends Way> {
  ways: readonly One[];
  /** The one that is shown already. */
  way: One;
  onChoose: (way: One) => void;
}

/** By what else somebody may show who it is. Nothing where there is no choice. */
export function OtherWays<One extends Way>({ ways, way, onChoose }: Props<One>) {
  const w = useWords(signInWords);
  const others = ways.filter((one) => one !== way);
  if (others.length === 0) return null;
  return (
    <div role="group" aria-label={w('way')} className={styles.ways}>
      <span>{w('instead')}</span>
      {others.map((one) => (
        <Button key={one} variant="secondary" data-size="sm" onClick={() => onChoose(one)}>
          {w(`use_${one}`)}
        </Button>
      ))}
    </div>
  );
}
