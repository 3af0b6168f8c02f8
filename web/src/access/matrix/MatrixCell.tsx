import { actions } from '@/api/access';
import { useSay, useWords } from '@/words/words';
import { cellAt, keyOf } from './changes';
import styles from './MatrixTable.module.css';
import type { Place } from './move';
import { Rights } from './Rights';
import type { ChosenCell, MatrixShown } from './shown';
import { useRightsText } from './useRightsText';
import { matrixWords } from './words';

interface Props {
  shown: MatrixShown;
  cell: ChosenCell;
  place: Place;
  /** The one that Tab leads to. */
  active: boolean;
  onFocus: (place: Place) => void;
}

export function MatrixCell({ shown, cell, place, active, onFocus }: Props) {
  const w = useWords(matrixWords);
  const say = useSay();
  const rightsText = useRightsText();
  const { role, subject } = cell;
  const held = cellAt(shown.rights, role.code, subject.name);
  const key = (action: (typeof actions)[number]) => keyOf({ role: role.code, subject: subject.name, action });
  const changed = actions.some((action) => shown.changed.has(key(action)));
  const rights = rightsText(held);
  const { onChoose } = shown;
  if (!onChoose) {
    return (
      <td data-changed={changed || undefined}>
        <Rights cell={held} />
        <span className="visually-hidden">{rights}</span>
      </td>
    );
  }
  const named = w('cell', { role: say(role.label), subject: say(subject.label), rights });
  return (
    <td data-changed={changed || undefined} className={styles.changeable}>
      <button
        type="button"
        className={styles.button}
        data-cell={`${place.row} ${place.column}`}
        tabIndex={active ? 0 : -1}
        aria-label={changed ? w('cell_changed', { cell: named }) : named}
        onFocus={() => onFocus(place)}
        onClick={() => onChoose(cell)}
      >
        <Rights cell={held} />
      </button>
    </td>
  );
}
