import type { Drafts } from '@/registers/form/drafts';
import { fieldsOf, type Stand } from '../stands';

/** What the steps that are chosen in a form come to; null until both are. */
export function valueOf(drafts: Partial<Drafts>, stand: Stand): number | null {
  const { likelihood, impact } = fieldsOf[stand];
  const value = Number(drafts[likelihood] ?? '') * Number(drafts[impact] ?? '');
  return value > 0 ? value : null;
}
