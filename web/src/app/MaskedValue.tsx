import { Lock } from 'lucide-react';
import type { Masking } from '@/api/secrecy';
import { useLanguage } from '@/words/words';
import styles from './MaskedValue.module.css';
import { secretName } from './secrecy';
import { useGround } from './useGround';

interface Props {
  masking: Masking;
  /** Where there is little room: the paragraph without what it is about. */
  brief?: boolean;
}

/** In the place of a value that is not shown: that it is secret, and why. */
export function MaskedValue({ masking, brief = false }: Props) {
  const language = useLanguage();
  const about = useGround(masking)?.label[language];
  const said = [masking.label, !brief && about].filter(Boolean).join(', ');
  return (
    <span className={styles.masked} title={brief ? about : undefined}>
      <Lock aria-hidden size={13} />
      <span>{secretName(masking)}</span>
      {said && <span className={styles.ground}>{said}</span>}
    </span>
  );
}
