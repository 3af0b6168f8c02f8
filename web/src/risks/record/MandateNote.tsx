import type { Mandate } from '@/api/risks';
import { useRoleName } from '@/access/roles/useRoleName';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Part.module.css';
import { riskRecordWords } from './words';

/** Whose mandate it takes to accept the risk, and whether one has it oneself. */
export function MandateNote({ mandate }: { mandate: Mandate }) {
  const w = useWords(riskRecordWords);
  const f = useFormats();
  const roleName = useRoleName();
  const named = mandate.roles.map(roleName);
  const list = new Intl.ListFormat(f.locale, { type: 'disjunction' });
  if (mandate.value === null) return <p className={styles.help}>{w('mandate_unassessed')}</p>;
  if (named.length === 0) return <p className={styles.help}>{w('no_mandate', { value: mandate.value })}</p>;
  return (
    <p className={styles.help}>
      {w('mandate', { value: mandate.value, roles: list.format(named) })} {mandate.may && w('you_may')}
    </p>
  );
}
