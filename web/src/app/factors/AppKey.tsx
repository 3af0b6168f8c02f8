import { Textfield } from '@digdir/designsystemet-react';
import type { TotpOffer } from '@/api/factors';
import { CopyButton } from '@/ui/CopyButton';
import { useWords } from '@/words/words';
import styles from './AppKey.module.css';
import { inFours } from './inFours';
import { factorsWords } from './words';

/** The key for an app, as a picture for its camera and as letters for who has none. */
export function AppKey({ offer }: { offer: TotpOffer }) {
  const w = useWords(factorsWords);
  return (
    <div className={styles.key}>
      <img
        className={styles.picture}
        src={`data:image/svg+xml,${encodeURIComponent(offer.qr)}`}
        alt={w('qr')}
      />
      <div className={styles.letters}>
        <Textfield
          label={w('key')}
          multiline
          rows={2}
          readOnly
          spellCheck={false}
          autoComplete="off"
          value={inFours(offer.secret)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={offer.secret} label={w('copy_key')} />
      </div>
    </div>
  );
}
