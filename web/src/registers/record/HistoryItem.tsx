import { Link } from '@tanstack/react-router';
import { showValue } from '@/kinds';
import type { Reader } from '@/kinds/kind';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import type { FieldChange, Happening } from './happened';
import styles from './RecordView.module.css';

const known = ['create', 'change', 'archive', 'restore'] as const;

/** Who did what when; for a change, before and after. */
export function HistoryItem({ item, reader }: { item: Happening; reader: Reader }) {
  const w = useWords(registerWords);
  const { instant } = useFormats();
  const action = known.find((one) => item.action === one || (item.action === 'update' && one === 'change'));
  const did = action ? w(`did_${action}`) : w('did_something', { action: item.action });
  const first = item.action === 'create';
  return (
    <li>
      <p>
        <strong>{item.by}</strong> {did} <Why item={item} />
        <time dateTime={item.at} className={styles.when}>
          {instant(item.at)}
        </time>
      </p>
      {item.erased && <p className={styles.none}>{w('erased')}</p>}
      {first && item.changes.length > 0 ? (
        <details>
          <summary>{w('first_values', { count: item.changes.length })}</summary>
          <Changes changes={item.changes} reader={reader} first />
        </details>
      ) : (
        <Changes changes={item.changes} reader={reader} />
      )}
    </li>
  );
}

function Why({ item }: { item: Happening }) {
  const w = useWords(registerWords);
  if (item.operation === 'undo') return <>{w('by_undo')} </>;
  if (item.operation === 'derive') return <>{w('by_derive')} </>;
  if (item.import === null) return null;
  return (
    <>
      <Link to="/imports" className="ds-link">
        {w('by_import')}
      </Link>{' '}
    </>
  );
}

interface ChangesProps {
  changes: FieldChange[];
  reader: Reader;
  /** There was nothing before. */
  first?: boolean;
}

function Changes({ changes, reader, first = false }: ChangesProps) {
  const w = useWords(registerWords);
  const say = useSay();
  const shown = changes.filter((change) => !first || change.after !== null);
  if (shown.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {shown.map(({ field, before, after }) => (
        <div key={field.name}>
          <dt>{say(field.label)}</dt>
          <dd>
            {!first && (
              <>
                <del>{showValue(before, field, reader) || w('nothing')}</del>
                <span aria-hidden> → </span>
                <span className="visually-hidden"> {w('became')} </span>
              </>
            )}
            <ins>{showValue(after, field, reader) || w('nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
