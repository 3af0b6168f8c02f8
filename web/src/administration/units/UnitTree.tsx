import { useState } from 'react';
import { I18nProvider, Tree } from 'react-aria-components';
import { useAuthority, useSearchMap } from '@/app/place';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AddUnit } from './AddUnit';
import { branchItems } from './branchItems';
import { top, type UnitNode } from './branch';
import { NoUnits } from './NoUnits';
import styles from './UnitTree.module.css';
import { useUnitTree } from './useUnitTree';
import { unitTreeWords } from './words';

/** The open branches stand in the address, so that one comes back to the same tree. */
export function UnitTree() {
  const w = useWords(unitTreeWords);
  const { locale } = useFormats();
  const authority = useAuthority();
  const change = useChangeSearch();
  const search = useSearchMap();
  const open = [search.open ?? []].flat();
  const { branchOf, retry } = useUnitTree(authority.code, open);
  const [addTo, setAddTo] = useState<UnitNode | null>(null);
  const whole = branchOf(top);
  if (whole.error) return <ErrorNote error={whole.error} onRetry={retry} />;
  if (whole.loading) return <Busy />;
  if (whole.nodes.length === 0) return <NoUnits />;
  return (
    <>
      <p className={styles.keys}>{w('keys')}</p>
      <I18nProvider locale={locale}>
        <Tree
          className={styles.tree ?? ''}
          aria-label={w('tree', { authority: authority.name })}
          expandedKeys={open}
          onExpandedChange={(keys) => change({ open: [...keys].map(String) })}
        >
          {branchItems(top, { branchOf, open, retry, onAdd: setAddTo, say: w })}
        </Tree>
      </I18nProvider>
      {addTo && (
        <AddUnit
          below={addTo}
          onClose={() => setAddTo(null)}
          onAdded={() => {
            if (!open.includes(addTo.id)) change({ open: [...open, addTo.id] });
            setAddTo(null);
          }}
        />
      )}
    </>
  );
}
