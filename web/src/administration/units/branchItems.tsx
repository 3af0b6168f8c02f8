import type { ReactNode } from 'react';
import { TreeItem, TreeItemContent } from 'react-aria-components';
import type { UnitNode } from './branch';
import { UnitLine } from './UnitLine';
import styles from './UnitTree.module.css';
import type { ShownBranch } from './useUnitTree';

export interface Drawn {
  branchOf: (parent: string) => ShownBranch;
  open: readonly string[];
  retry: () => void;
  onAdd: (below: UnitNode) => void;
  say: (key: 'more' | 'loading' | 'failed') => string;
}

/** The rows of a branch, with those of the open branches below it. The tree wants them as its own children. */
export function branchItems(parent: string, drawn: Drawn): ReactNode {
  const branch = drawn.branchOf(parent);
  const note = (key: 'more' | 'loading' | 'failed', act?: () => void) => (
    <TreeItem
      key={`${key}-${parent}`}
      id={`${key}-${parent}`}
      textValue={drawn.say(key)}
      className={styles.note ?? ''}
      {...(act && { onAction: act })}
    >
      <TreeItemContent>{drawn.say(key)}</TreeItemContent>
    </TreeItem>
  );
  return (
    <>
      {branch.nodes.map((node) => (
        <TreeItem
          key={node.id}
          id={node.id}
          textValue={node.name}
          className={styles.item ?? ''}
          hasChildItems={node.below > 0}
        >
          <TreeItemContent>
            <UnitLine unit={node} onAdd={() => drawn.onAdd(node)} />
          </TreeItemContent>
          {node.below > 0 && drawn.open.includes(node.id) && branchItems(node.id, drawn)}
        </TreeItem>
      ))}
      {branch.loading && note('loading')}
      {Boolean(branch.error) && note('failed', drawn.retry)}
      {branch.more && note('more', branch.more)}
    </>
  );
}
