import type { NewMark, SecrecyMark } from '@/api/secrecy';

/** As it stands for the whole record in the form: no field is called so. */
export const whole = '*';

export const longestNote = 2000;

/** A mark as it stands in the form. */
export interface MarkDraft {
  /** Tells it from the others while they come and go. */
  key: number;
  /** A field's name, `whole`, or nothing that is chosen yet. */
  what: string;
  ground: string;
  note: string;
}

type Said = Pick<SecrecyMark, 'field' | 'ground' | 'note'>;

export const draftsOf = (marks: readonly Said[]): MarkDraft[] =>
  marks.map(({ field, ground, note }, key) => ({ key, what: field ?? whole, ground, note }));

/** Those that somebody has set: the others are not changed by hand. */
export const byHand = (marks: readonly SecrecyMark[]): SecrecyMark[] =>
  marks.filter((mark) => !mark.by_itself);

export const withNew = (drafts: readonly MarkDraft[]): MarkDraft[] => [
  ...drafts,
  { key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, what: '', ground: '', note: '' },
];

export const marksIn = (drafts: readonly MarkDraft[]): NewMark[] =>
  drafts.map(({ what, ground, note }) => ({
    field: what === whole ? null : what,
    ground,
    note: note.trim(),
  }));

export type FaultName = 'lacks_what' | 'lacks_ground' | 'twice' | 'note_long';

export interface MarkFault {
  key: number;
  part: 'what' | 'ground' | 'note';
  name: FaultName;
}

/** What keeps the form from being saved, in the order of its controls. */
export function faultsIn(drafts: readonly MarkDraft[]): MarkFault[] {
  return drafts.flatMap(({ key, what, ground, note }, index): MarkFault[] => {
    const earlier = drafts.slice(0, index).some((other) => other.what === what);
    return [
      ...(what === '' ? [{ key, part: 'what', name: 'lacks_what' } as const] : []),
      ...(what !== '' && earlier ? [{ key, part: 'what', name: 'twice' } as const] : []),
      ...(ground === '' ? [{ key, part: 'ground', name: 'lacks_ground' } as const] : []),
      ...(note.trim().length > longestNote ? [{ key, part: 'note', name: 'note_long' } as const] : []),
    ];
  });
}

const isSame = (a: Said | undefined, b: Said | undefined) =>
  a?.field === b?.field && a?.ground === b?.ground && a?.note === b?.note;

const fieldsOf = (...lists: (readonly Said[])[]) => [
  ...new Set(lists.flatMap((list) => list.map(({ field }) => field))),
];

const markOn = <Mark extends Said>(marks: readonly Mark[], field: string | null) =>
  marks.find((mark) => mark.field === field);

export interface MarkChanges {
  /** Marked now, or otherwise than before. */
  marked: (string | null)[];
  unmarked: (string | null)[];
}

export function changesOf(before: readonly Said[], after: readonly Said[]): MarkChanges {
  const differ = fieldsOf(before, after).filter(
    (field) => !isSame(markOn(before, field), markOn(after, field)),
  );
  return {
    marked: differ.filter((field) => markOn(after, field)),
    unmarked: differ.filter((field) => !markOn(after, field)),
  };
}

/** What two people made of the marks that both read as `base`, where it is not the same. */
export interface MarkClash {
  field: string | null;
  mine: Said | undefined;
  theirs: Said | undefined;
}

export function clashesOf(
  base: readonly Said[],
  mine: readonly Said[],
  theirs: readonly Said[],
): MarkClash[] {
  return fieldsOf(base, mine, theirs)
    .map((field) => ({ field, mine: markOn(mine, field), theirs: markOn(theirs, field) }))
    .filter((clash) => {
      const before = markOn(base, clash.field);
      return (
        !isSame(before, clash.mine) && !isSame(before, clash.theirs) && !isSame(clash.mine, clash.theirs)
      );
    });
}

/** Both people's marks together; where they clash, mine on the fields that are named. */
export function mergedMarks(
  base: readonly Said[],
  mine: readonly Said[],
  theirs: readonly Said[],
  chosen: readonly (string | null)[],
): Said[] {
  const clashing = clashesOf(base, mine, theirs).map(({ field }) => field);
  return fieldsOf(theirs, mine).flatMap((field) => {
    const own = clashing.includes(field)
      ? chosen.includes(field)
      : !isSame(markOn(base, field), markOn(mine, field));
    return markOn(own ? mine : theirs, field) ?? [];
  });
}
