import type { Token } from '@/api/tokens';
import { useWords } from '@/words/words';
import { subjectOf } from './scopes';
import styles from './TokenTable.module.css';
import { useSubjects } from './useSubjects';
import { tokensWords } from './words';

/** What a token may be used for. */
export function TokenScopes({ token }: { token: Token }) {
  const w = useWords(tokensWords);
  const { nameOf } = useSubjects();
  if (!token.scopes) return w('scope', { subject: w('extent_all'), right: w(token.right).toLowerCase() });
  return (
    <ul className={styles.scopes}>
      {token.scopes.map((scope) => (
        <li key={subjectOf(scope)}>
          {w('scope', { subject: nameOf(subjectOf(scope)), right: w(scope.right).toLowerCase() })}
        </li>
      ))}
    </ul>
  );
}
