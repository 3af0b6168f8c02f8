import { Textfield } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useWords } from '@/words/words';
import { UnitHits } from './units/UnitHits';
import { UnitTree } from './units/UnitTree';
import styles from './units/UnitTree.module.css';
import { unitTreeWords } from './units/words';

export default function UnitsPage() {
  const w = useWords(unitTreeWords);
  const authority = useAuthority();
  const change = useChangeSearch();
  const find = one(useSearchMap(), 'q');
  return (
    <Page
      title={w('title')}
      lead={w('lead')}
      actions={
        <Link to="/registers/$register" params={{ register: 'units' }} className="ds-link">
          {w('as_list')}
        </Link>
      }
    >
      <Textfield
        type="search"
        className={styles.find}
        label={w('find')}
        value={find}
        onChange={(event) => change({ q: event.target.value })}
      />
      {find.trim() ? <UnitHits find={find.trim()} /> : <UnitTree key={authority.code} />}
    </Page>
  );
}
