import type { SharedWith } from '@/api/sharing';

/** With whom a record is to be shared, as it stands in its form. */
export interface ShareForm {
  extent: 'none' | 'some' | 'all';
  /** Codes that are ticked. */
  ticked: string[];
  /** Other codes, as they are written. */
  others: string;
}

const codesIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** `known`: codes that can be ticked; the others are written. */
export function formOf(shared: SharedWith, known: readonly string[]): ShareForm {
  if (shared === 'all') return { extent: 'all', ticked: [], others: '' };
  return {
    extent: shared.length > 0 ? 'some' : 'none',
    ticked: shared.filter((code) => known.includes(code)),
    others: shared.filter((code) => !known.includes(code)).join(', '),
  };
}

export function sharedWith({ extent, ticked, others }: ShareForm): SharedWith {
  if (extent === 'all') return 'all';
  if (extent === 'none') return [];
  return [...new Set([...ticked, ...codesIn(others)])];
}

/** Somebody must be named where it is to be shared with some. */
export const lacksReaders = (form: ShareForm) => form.extent === 'some' && sharedWith(form).length === 0;
