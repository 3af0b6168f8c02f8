import type { IncidentReport } from '@/api/incident_reports';

/** What has been filled in. The empty text: not answered. */
export interface Draft {
  /** Whether it touches säkerhetskänslig verksamhet: then nothing is told here. */
  sensitive: '' | 'no' | 'unknown' | 'yes';
  /** Where it does: what stands instead. */
  title: string;
  what: string;
  when: 'now' | 'other';
  /** The instant, where `when` is another time. */
  at: string;
  where: string;
  personal_data: '' | 'yes' | 'no' | 'unknown';
  still_going_on: '' | 'yes' | 'no';
  contact: string;
  anonymous: boolean;
}

/** What the API calls each part that can be at fault. */
export type Part = 'title' | 'what' | 'when' | 'where' | 'personal_data' | 'still_going_on' | 'contact';

export const parts: readonly Part[] = [
  'title',
  'what',
  'when',
  'where',
  'personal_data',
  'still_going_on',
  'contact',
];

export type DraftFault = 'title_lacks' | 'what_lacks' | 'what_too_long' | 'when_lacks' | 'when_to_come';

export const longestWhat = 4000;

export function emptyDraft(contact: string): Draft {
  return {
    sensitive: '',
    title: '',
    what: '',
    when: 'now',
    at: '',
    where: '',
    personal_data: '',
    still_going_on: '',
    contact,
    anonymous: false,
  };
}

/** What must be mended before it can be sent. Only what happened is asked for. */
export function faultsOf(draft: Draft, now: Date): Map<Part, DraftFault> {
  const faults = new Map<Part, DraftFault>();
  const what = draft.what.trim();
  if (draft.sensitive === 'yes') {
    if (!draft.title.trim()) faults.set('title', 'title_lacks');
    return faults;
  }
  if (!what) faults.set('what', 'what_lacks');
  else if (Array.from(what).length > longestWhat) faults.set('what', 'what_too_long');
  if (draft.when === 'other') {
    if (!draft.at) faults.set('when', 'when_lacks');
    else if (new Date(draft.at) > now) faults.set('when', 'when_to_come');
  }
  return faults;
}

/** What is sent: nothing of what was not answered. */
export function reportOf(draft: Draft): IncidentReport {
  const report: IncidentReport = draft.anonymous ? { anonymous: true } : {};
  // The server refuses every other word: what is written beside the title may tell what must not be told.
  if (draft.sensitive === 'yes') return { ...report, sensitive: 'yes', title: draft.title.trim() };
  if (draft.contact.trim() && !draft.anonymous) report.contact = draft.contact.trim();
  report.what = draft.what.trim();
  if (draft.when === 'other') report.when = draft.at;
  if (draft.where.trim()) report.where = draft.where.trim();
  if (draft.personal_data) report.personal_data = draft.personal_data;
  if (draft.still_going_on) report.still_going_on = draft.still_going_on === 'yes';
  return report;
}
