import type { Query } from '@/api/request';
import type { Register } from '@/api/types';
import type { HeadingLook, ImportReport } from './types';

/** Heading → field; empty where the column is left out. */
export type Mapping = Record<string, string>;

/** What a person has chosen for an import, beside the file. */
export interface Choices {
  /** As the API has it: "UTB", "UTB/SKOLA". */
  unit: string;
  /** Day of the export, "2026-11-21"; empty: the file says it. */
  asOf: string;
  partial: boolean;
  overwrite: boolean;
  archiveAbsent: boolean;
  /** Line → reference, id or "new". */
  matches: Record<number, string>;
}

export const noChoices: Omit<Choices, 'unit'> = {
  asOf: '',
  partial: false,
  overwrite: false,
  archiveAbsent: false,
  matches: {},
};

/** Fields that a column may be. */
export const fillable = (register: Register) =>
  register.fields.filter((field) => !field.derived && !field.kept_by_server);

/** The mapping to begin with: what was recognised, and nothing for the rest. */
export function recognised(look: HeadingLook): Mapping {
  return Object.fromEntries(look.headings.map((heading) => [heading, look.mapping[heading] ?? '']));
}

/** Fields that two columns are said to be. */
export function doubled(mapping: Mapping): string[] {
  const fields = Object.values(mapping).filter((field) => field !== '');
  return [...new Set(fields.filter((field, at) => fields.indexOf(field) !== at))];
}

/** Fields that the file must have and lacks. */
export function missing(look: HeadingLook, mapping: Mapping, register: Register): string[] {
  const mapped = new Set(Object.values(mapping));
  const taken = Object.values(look.mapping).filter((field) => field !== '');
  const required = register.fields.filter((field) => field.required).map((field) => field.name);
  const wanted = [...look.missing, ...taken.filter((field) => required.includes(field))];
  return [...new Set(wanted)].filter((field) => !mapped.has(field));
}

/** What the server would not recognise by itself. */
function mapTerms(look: HeadingLook, mapping: Mapping): string[] {
  const before = recognised(look);
  const changed = look.headings.filter((heading) => mapping[heading] !== before[heading]);
  return changed.map((heading) => `${heading}:${mapping[heading] ?? ''}`);
}

/** The parameters of an import. */
export function importQuery(
  look: HeadingLook,
  mapping: Mapping,
  register: Register,
  choices: Choices,
  fileName: string,
): Query {
  const matches = Object.entries(choices.matches).map(([line, answer]) => `${line}:${answer}`);
  return {
    as: register.plural,
    file_name: fileName,
    unit: register.name === 'unit' ? null : choices.unit,
    map: mapTerms(look, mapping),
    ignore_unknown: look.unknown.length > 0 ? true : null,
    as_of: choices.asOf,
    partial: choices.partial || null,
    overwrite: choices.overwrite || null,
    absent: choices.archiveAbsent ? 'archive' : null,
    match: matches,
  };
}

/** Offers that nobody has answered yet. */
export function unanswered(report: ImportReport, matches: Choices['matches']): number {
  return report.offers.filter((offer) => !matches[offer.line]).length;
}

export const touches = (report: ImportReport) =>
  report.created + report.changed + report.archived + report.restored > 0;
