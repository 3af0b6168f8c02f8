import type { RiskMethod } from '@/api/settings';
import { edgesOf } from './edges';
import type { Cell } from './map';
import grid from './RiskGrid.module.css';
import { colourAt } from './scale';

/** The classes of a cell: its colour, and the line of the threshold along its edges in the looks of its map. */
export function cellLooks(
  methods: readonly RiskMethod[],
  cell: Cell,
  looks: Record<string, string | undefined>,
): string {
  const { left, below } = edgesOf(methods, cell.likelihood, cell.impact);
  const classes = [looks.cell, grid[colourAt(methods, cell.value)], left && looks.left, below && looks.below];
  return classes.filter(Boolean).join(' ');
}
