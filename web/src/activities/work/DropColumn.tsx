import { Heading } from '@digdir/designsystemet-react';
import type { ReactElement, ReactNode } from 'react';
import { GridList, I18nProvider, isTextDropItem, useDragAndDrop } from 'react-aria-components';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Board.module.css';
import { workWords } from './words';

const dragged = 'ringmur-activity';

interface Props<Item> {
  name: string;
  /** Below the name. */
  about?: ReactNode;
  items: Item[];
  /** Anything else that the cards are drawn from. */
  dependencies: readonly unknown[];
  /** Given the id of what was dropped here; missing: nothing may be moved. */
  onDrop: ((id: string) => void) | undefined;
  children: (item: Item) => ReactElement;
}

/** A column of cards that are moved between columns by pointer or keyboard. */
export function DropColumn<Item extends { id: string }>(props: Props<Item>) {
  const { name, items, onDrop } = props;
  const w = useWords(workWords);
  const f = useFormats();
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !onDrop,
    getItems: (keys) => [...keys].map((key) => ({ [dragged]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [dragged],
    getDropOperation: () => 'move',
    onRootDrop: (event) => {
      for (const item of event.items.filter(isTextDropItem)) {
        void item.getText(dragged).then((id) => onDrop?.(id));
      }
    },
  });
  return (
    <section className={styles.column}>
      <Heading level={2} data-size="2xs" className={styles.heading}>
        {name} <span className={styles.count}>{f.number(items.length)}</span>
      </Heading>
      {props.about}
      <I18nProvider locale={f.locale}>
        <GridList
          aria-label={w('column', { status: name, count: items.length })}
          items={items}
          dragAndDropHooks={dragAndDropHooks}
          keyboardNavigationBehavior="tab"
          className={styles.cards ?? ''}
          dependencies={props.dependencies}
          renderEmptyState={() => <p className={styles.none}>{w('column_empty')}</p>}
        >
          {props.children}
        </GridList>
      </I18nProvider>
    </section>
  );
}
