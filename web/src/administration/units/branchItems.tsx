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
  say: (key: Note) => string;
}

type Note = 'more' | 'loading' | 'failed';

/** A row that says something of a branch. */
function note(key: Note, parent: string, drawn: Drawn, act?: () => void): ReactNode {
  const id = `${key}-${parent}`;
  const text = drawn.say(key);
  return (
    <TreeItem key={id} id={id} textValue={text} className={styles.note ?? ''} {...(act && { onAction: act })}>
      <TreeItemContent>{text}</TreeItemContent>
    </TreeItem>
  );
}

/** The tree opens only what has a row below it, so that a branch that is closed has one that waits. */
function below(unit: UnitNode, drawn: Drawn): ReactNode {
  if (unit.below === 0) return null;
  return drawn.open.includes(unit.id) ? branchItems(unit.id, drawn) : note('loading', unit.id, drawn);
}

/** The rows of a branch, with those of the open branches below it. The tree wants them as its own children. */
export function branchItems(parent: string, drawn: Drawn): ReactNode {
  const branch = drawn.branchOf(parent);
  return (
    <>
      {branch.nodes.map((node) => (
        <TreeItem key={node.id} id={node.id} textValue={node.name} className={styles.item ?? ''}>
          <TreeItemContent>
            <UnitLine unit={node} onAdd={() => drawn.onAdd(node)} />
          </TreeItemContent>
          {below(node, drawn)}
        </TreeItem>
      ))}
      {branch.loading && note('loading', parent, drawn)}
      {Boolean(branch.error) && note('failed', parent, drawn, drawn.retry)}
      {branch.more && note('more', parent, drawn, branch.more)}
    </>
  );
}
