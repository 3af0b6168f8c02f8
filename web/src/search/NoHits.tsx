import { useSession } from '@/app/session';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import styles from './HitGroups.module.css';
import { searchWords } from './words';

export function NoHits({ find, authority }: { find: string; authority: string }) {
  const w = useWords(searchWords);
  const { authorities } = useSession();
  return (
    <Empty title={w('none', { find })}>
      <ul className={styles.advice}>
        <li>{w('advice_shorter')}</li>
        <li>{w('advice_fewer')}</li>
        <li>{w('advice_reference')}</li>
        {authorities.length > 1 && <li>{w('advice_authority', { authority })}</li>}
      </ul>
    </Empty>
  );
}
