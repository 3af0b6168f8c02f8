import type { ReportBlock, ReportCell } from '@/api/published';

/** Anything of a report that is drawn as a table. */
export interface DrawnTable {
  caption: string;
  heads: { text: string; number: boolean }[];
  rows: ReportCell[][];
  note: string;
}

/** Charts and heat maps too are read as tables; null for what is no table. `likelihood`: the head of a heat map's lines. */
export function tableOf(block: ReportBlock, likelihood: string): DrawnTable | null {
  if (block.kind === 'table') {
    const heads = block.columns.map(({ heading, align }) => ({ text: heading, number: align === 'number' }));
    return { caption: block.caption, heads, rows: block.rows, note: block.note };
  }
  if (block.kind === 'chart') {
    return {
      caption: block.title,
      heads: [
        { text: '', number: false },
        { text: '', number: true },
      ],
      rows: block.entries.map(({ label, shown }) => [{ text: label }, { text: shown }]),
      note: block.description,
    };
  }
  if (block.kind === 'heat_map') {
    return {
      caption: block.caption,
      heads: [likelihood, ...block.impact].map((text, index) => ({ text, number: index > 0 })),
      rows: block.lines.map((line) => [{ text: line.likelihood }, ...line.cells]),
      note: block.note,
    };
  }
  return null;
}
