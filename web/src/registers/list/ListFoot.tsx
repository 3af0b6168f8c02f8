import { Download } from 'lucide-react';
import type { Page, Register } from '@/api/types';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { limitOf, pageSizes, withValue } from './address';
import { ExportLink } from './ExportLink';
import { Pager } from './Pager';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

const files = [
  { format: 'csv', name: 'CSV' },
  { format: 'xlsx', name: 'Excel' },
] as const;

interface Props {
  register: Register;
  page: Page;
  total: string;
}

/** How many there are, the other pages, and the list as a file. */
export function ListFoot({ register, page, total }: Props) {
  const w = useWords(registerWords);
  const { search, go } = usePlace(register);
  const mayExport = useMay(register.name, 'export');
  return (
    <div className={styles.foot}>
      <Pager register={register} page={page} total={total} />
      <label className={styles.labelled}>
        {w('page_size')}
        <select
          className="ds-input"
          value={limitOf(search)}
          onChange={(event) => go(withValue(search, 'limit', event.target.value))}
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      {mayExport && (
        <div className={styles.export}>
          <Download aria-hidden size={16} />
          {w('export')}:
          {files.map(({ format, name }) => (
            <ExportLink key={format} register={register} format={format} name={name} />
          ))}
        </div>
      )}
    </div>
  );
}
