import { Button } from '@digdir/designsystemet-react';
import { Eye, EyeOff, Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Masked, marksOf } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import type { SecretsShown } from '../record/useSecretRecord';
import { isWhollyMasked } from '../titles';
import styles from './SecrecyNote.module.css';
import { markWords } from './words';

interface Props {
  register: Register;
  /** The record as it is without what is secret. */
  record: RegisterRecord;
  masked: Masked;
  secrets: SecretsShown;
}

/** Above the fields of a record that holds what is secret: how much, who may see it, and the way to it. */
export function SecrecyNote({ register, record, masked, secrets }: Props) {
  const w = useWords(markWords);
  useSaid(secrets.shown);
  if (Object.keys(masked).length === 0) return null;
  const mayShow = marksOf(record) !== undefined;
  const { shown } = secrets;
  const whole = isWhollyMasked(register, masked);
  const help = shown ? 'shown_help' : mayShow ? 'may_show' : 'may_not_show';
  return (
    <>
      <div className={`${styles.note ?? ''} ${shown ? (styles.shown ?? '') : ''}`}>
        {shown ? <Eye aria-hidden size={20} /> : <Lock aria-hidden size={20} />}
        <div className={styles.text}>
          <p>
            <strong>{w(shown ? 'shown_title' : whole ? 'whole_masked' : 'some_masked')}</strong>
          </p>
          <p>{w(help)}</p>
        </div>
        {mayShow && (
          <Button
            variant="secondary"
            data-size="sm"
            loading={secrets.pending}
            onClick={shown ? secrets.hide : secrets.show}
          >
            {shown && <EyeOff aria-hidden size={16} />}
            {w(shown ? 'hide' : 'show')}
          </Button>
        )}
      </div>
      {Boolean(secrets.error) && <ErrorNote error={secrets.error} />}
    </>
  );
}

/** Says that what is secret has come or gone. */
function useSaid(shown: boolean): void {
  const w = useWords(markWords);
  const { announce } = useNotices();
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) announce(w(shown ? 'now_shown' : 'now_hidden'));
    before.current = shown;
  }, [shown, announce, w]);
}
