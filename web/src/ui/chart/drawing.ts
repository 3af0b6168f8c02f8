/** What a chart draws: bars over categories, a series beside another. */
export interface Drawing {
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
  /** The values are parts of one. */
  shares: boolean;
}
