import type { Register } from '@/api/types';
import { useWords } from '@/words/words';
import { markWords } from '../secrecy/words';
import styles from './RegisterList.module.css';
import { useSecrets } from './useSecrets';

/** Whether what is secret stands in the list, for who may see it. */
export function SecretsChooser({ register }: { register: Register }) {
  const w = useWords(markWords);
  const { may, shown, show } = useSecrets(register);
  if (!may) return null;
  return (
    <label className={styles.labelled}>
      {w('secrecy')}
      <select
        className="ds-input"
        value={shown ? 'shown' : 'masked'}
        onChange={(event) => show(event.target.value === 'shown')}
      >
        <option value="masked">{w('list_masked')}</option>
        <option value="shown">{w('list_shown')}</option>
      </select>
    </label>
  );
}
