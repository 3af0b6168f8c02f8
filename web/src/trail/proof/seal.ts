import type { TrailEntry } from '@/api/trail';

export interface Seal {
  key: string;
  /** In Sweden: "2026-11-21"; empty where the trail no longer says. */
  day: string;
  at: string;
  /** The link whose head it is. */
  link: number;
  head: string;
  /** Id of the key. */
  signedWith: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The seal that an event of kind `seal` tells of. */
export const sealOf = ({ sequence, ordinal, at, version, changes }: TrailEntry): Seal => ({
  key: `${sequence}.${ordinal}`,
  day: text(changes?.day),
  at,
  link: typeof changes?.sequence === 'number' ? changes.sequence : version,
  head: text(changes?.head),
  signedWith: text(changes?.key),
});
