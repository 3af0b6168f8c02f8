import { Link } from '@tanstack/react-router';
import { GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import { useWords } from '@/words/words';
import styles from './Board.module.css';
import { workWords } from './words';

interface Props {
  /** The activity's. */
  id: string;
  title: string;
  mayMove: boolean;
  /** What it is moved by without dragging: options by value, the chosen one, what the choice is called. */
  choice: { label: string; value: string; options: { value: string; label: string }[] };
  onChoose: ((value: string) => void) | undefined;
  children: ReactNode;
}

/** An activity in a column: the way to it, its facts, and two ways to move it. */
export function DragCard({ id, title, mayMove, choice, onChoose, children }: Props) {
  const w = useWords(workWords);
  return (
    <GridListItem id={id} textValue={title} className={styles.card ?? ''}>
      <div className={styles.top}>
        {mayMove && (
          <Button slot="drag" className={styles.grip ?? ''} aria-label={w('drag', { title })}>
            <GripVertical aria-hidden size={16} />
          </Button>
        )}
        <Link to="/registers/$register/$id" params={{ register: 'activities', id }} className="ds-link">
          {title}
        </Link>
      </div>
      {children}
      {mayMove && (
        <select
          className={`ds-input ${styles.status ?? ''}`}
          aria-label={choice.label}
          value={choice.value}
          onChange={(event) => onChoose?.(event.target.value)}
        >
          {choice.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </GridListItem>
  );
}
