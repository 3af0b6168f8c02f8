/** A number of a table with years as columns. */
export interface YearCell {
  text: string;
  /** The list of what it counts. */
  records?: string | undefined;
  /** Beside the number. */
  beside?: string | undefined;
}

export interface YearRow {
  key: string;
  label: string;
  /** A part of the row above it. */
  part?: boolean;
  cells: YearCell[];
}
