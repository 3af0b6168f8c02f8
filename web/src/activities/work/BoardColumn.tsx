import { Heading } from '@digdir/designsystemet-react';
import { GridList, isTextDropItem, useDragAndDrop, I18nProvider } from 'react-aria-components';
import type { RegisterRecord } from '@/api/types';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityCard } from './ActivityCard';
import styles from './Board.module.css';
import { useStatusName } from './useChoiceName';
import type { Status } from './work';
import { workWords } from './words';

const dragged = 'ringmur-activity';

interface Props {
  status: Status;
  activities: RegisterRecord[];
  waiting: ReadonlySet<string>;
  /** Missing: nothing may be moved. */
  onMove: ((id: string, status: Status) => void) | undefined;
}

export function BoardColumn({ status, activities, waiting, onMove }: Props) {
  const w = useWords(workWords);
  const f = useFormats();
  const name = useStatusName()(status);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !onMove,
    getItems: (keys) => [...keys].map((key) => ({ [dragged]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [dragged],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => {
      for (const item of items.filter(isTextDropItem)) {
        void item.getText(dragged).then((id) => onMove?.(id, status));
      }
    },
  });
  return (
    <section className={styles.column} data-status={status}>
      <Heading level={2} data-size="2xs" className={styles.heading}>
        {name} <span className={styles.count}>{f.number(activities.length)}</span>
      </Heading>
      <I18nProvider locale={f.locale}>
        <GridList
          aria-label={w('column', { status: name, count: activities.length })}
          items={activities}
          dragAndDropHooks={dragAndDropHooks}
          keyboardNavigationBehavior="tab"
          className={styles.cards ?? ''}
          dependencies={[waiting, onMove]}
          renderEmptyState={() => <p className={styles.none}>{w('column_empty')}</p>}
        >
          {(activity) => (
            <ActivityCard
              activity={activity}
              waits={waiting.has(activity.id)}
              onMove={onMove && ((to) => onMove(activity.id, to))}
            />
          )}
        </GridList>
      </I18nProvider>
    </section>
  );
}
