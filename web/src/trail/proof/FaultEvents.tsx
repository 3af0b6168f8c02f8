import type { ChainFound, TrailEntry } from '@/api/trail';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Done } from '../events/Done';
import { useRegisterOf } from '../events/useRegisterOf';
import styles from './ProofPart.module.css';
import { useFaultPlace } from './useFaultPlace';
import { proofWords } from './words';

/** The event that does not agree, when it happened and by whom; where it is gone, those around it. */
export function FaultEvents({ authority, found }: { authority: string; found: ChainFound }) {
  const w = useWords(proofWords);
  const { data } = useFaultPlace(authority, found);
  if (!data) return null;
  const { there, before, after } = data;
  return (
    <dl className={styles.events}>
      {there && <Event label={w('it_says')} entry={there} />}
      {before && <Event label={w('just_before')} entry={before} />}
      {after && <Event label={w('just_after')} entry={after} />}
    </dl>
  );
}

function Event({ label, entry }: { label: string; entry: TrailEntry }) {
  const { instant } = useFormats();
  const register = useRegisterOf()(entry.type);
  const doing = { key: '', first: entry, entries: [entry] };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <time dateTime={entry.at}>{instant(entry.at)}</time>:{' '}
        <Done doing={doing} register={register} open={false} />
      </dd>
    </div>
  );
}
