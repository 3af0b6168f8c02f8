import { Link } from '@tanstack/react-router';
import type { Register } from '@/api/types';
import { showValue } from '@/kinds';
import type { Reader } from '@/kinds/kind';
import { MaskedText } from '@/app/MaskedText';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { MarkChange } from '../secrecy/MarkChange';
import { markWords } from '../secrecy/words';
import { registerWords } from '../words';
import type { FieldChange, Happening } from './happened';
import styles from './RecordView.module.css';

const known = ['create', 'change', 'archive', 'restore'] as const;

/** Who did what when; for a change, before and after. */
interface Props {
  register: Register;
  item: Happening;
  reader: Reader;
}

export function HistoryItem({ register, item, reader }: Props) {
  const w = useWords(registerWords);
  const m = useWords(markWords);
  const { instant } = useFormats();
  const action = known.find((one) => item.action === one || (item.action === 'update' && one === 'change'));
  const marked = item.action === 'secrecy';
  const did = marked
    ? m('history_marks')
    : action
      ? w(`did_${action}`)
      : w('did_something', { action: item.action });
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
      {item.masked && <p className={styles.none}>{m('history_masked')}</p>}
      {item.marks && <MarkChange register={register} before={item.marks[0]} after={item.marks[1]} />}
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
            <ins>
              <MaskedText>{showValue(after, field, reader) || w('nothing')}</MaskedText>
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
