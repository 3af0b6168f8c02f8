import { Link } from '@tanstack/react-router';
import { ChevronRight, Pencil, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useAuthority, useSearchMap } from '@/app/place';
import { RecordsLink } from '@/app/RecordsLink';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import type { UnitNode } from './branch';
import styles from './UnitLine.module.css';
import { unitTreeWords } from './words';

interface Props {
  unit: UnitNode;
  onAdd: () => void;
}

/** A unit in the tree: its name leads to its record. */
export function UnitLine({ unit, onAdd }: Props) {
  const w = useWords(unitTreeWords);
  const authority = useAuthority();
  const sought = one(useSearchMap(), 'unit') === unit.id;
  const mayWrite = useMay('unit', 'write');
  const { id, name } = unit;
  const below = w('below', { count: unit.below });
  return (
    <div className={sought ? styles.sought : styles.line} ref={sought ? intoView : undefined}>
      {unit.below > 0 ? (
        <Button slot="chevron" className={styles.chevron ?? ''}>
          <ChevronRight aria-hidden size={18} />
        </Button>
      ) : (
        <span className={styles.leaf} />
      )}
      <div className={styles.facts}>
        <Link to="/registers/$register/$id" params={{ register: 'units', id }} className="ds-link">
          {name}
        </Link>
        <span className={styles.code}>{unit.code}</span>
        {unit.kind && <span className={styles.kind}>{unit.kind}</span>}
        {unit.below > 0 && (
          <RecordsLink
            records={`/api/v1/units?authority=${authority.code}&parent=eq.${id}`}
            aria-label={w('below_of', { below, name })}
            className={styles.below}
          >
            {below}
          </RecordsLink>
        )}
      </div>
      {mayWrite && (
        <div className={styles.actions}>
          <Link
            to="/registers/$register/$id"
            params={{ register: 'units', id }}
            search={{ edit: 'true' }}
            className={styles.action}
            aria-label={w('edit_this', { name })}
            title={w('edit')}
          >
            <Pencil aria-hidden size={16} />
          </Link>
          <button
            type="button"
            className={styles.action}
            aria-label={w('add_below', { name })}
            title={w('add')}
            onClick={onAdd}
          >
            <Plus aria-hidden size={16} />
          </button>
        </div>
      )}
    </div>
  );
}

const intoView = (line: HTMLElement | null) => line?.scrollIntoView({ block: 'center' });
