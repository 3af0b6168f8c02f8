import type { ImportReport, RowFault } from './types';

/** A cell as a spreadsheet reads it back: what would be a formula is text. */
function cell(value: string): string {
  const text = value.trim();
  const formula = /^[=+\-@\t\r]/.test(text) && !/^-\d+([.,]\d+)?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[;,"\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csv = (rows: string[][]) => `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;

function byLine(faults: RowFault[]): RowFault[][] {
  const lines = new Map<number, RowFault[]>();
  for (const fault of faults) lines.set(fault.line, [...(lines.get(fault.line) ?? []), fault]);
  return [...lines.values()];
}

export interface FaultHeadings {
  /** The column that an import passes over. */
  reason: string;
  line: string;
  heading: string;
  value: string;
}

/** The rows in error with why, to be mended and imported; where the rows are not known, a list of what is wrong. */
export function faultsFile(report: ImportReport, names: FaultHeadings): string {
  const { headings, errors } = report;
  if (!headings || errors.some((fault) => !fault.cells)) {
    const rows = errors.map((fault) => [String(fault.line), fault.heading, fault.value, fault.message]);
    return csv([[names.line, names.heading, names.value, names.reason], ...rows]);
  }
  const rows = byLine(errors).map((faults) => {
    const cells = headings.map((_, at) => faults[0]?.cells?.[at] ?? '');
    return [...cells, faults.map((fault) => fault.message).join(' ')];
  });
  return csv([[...headings, names.reason], ...rows]);
}
