export interface Place {
  row: number;
  column: number;
}

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);

/** Where a key leads in a table of so many rows and columns; null where it leads nowhere. */
export function moved(key: string, at: Place, rows: number, columns: number): Place | null {
  if (key === 'Home') return { ...at, column: 0 };
  if (key === 'End') return { ...at, column: columns - 1 };
  const step = steps[key];
  if (!step) return null;
  return { row: within(at.row + step[0], rows), column: within(at.column + step[1], columns) };
}
