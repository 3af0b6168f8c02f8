import type { Field } from '@/api/types';
import { kindOf } from '.';
import type { Refusal } from './kind';
import { parseTerm } from './term';

/** Why a field cannot be asked for this; undefined where it can. A reference may be asked for by its code. */
export function termFault(field: Field, terms: string[]): Refusal | undefined {
  if (field.kind === 'reference') return undefined;
  return terms
    .flatMap((text) => parseTerm(text)?.values ?? [])
    .map((value) => kindOf(field).read(value, { ...field, minimum: null, maximum: null }).refusal)
    .find((refusal) => refusal !== undefined);
}
