import { useQuery } from '@tanstack/react-query';
import { matrixQuery } from '@/api/matrix';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { leftOut, type Meaning, meaningOf } from './meaning';
import { type RolePlace, useObjectName } from './usePlaceText';
import { rolesWords } from './words';

/** What a role may there, as sentences about somebody; null until it is known. */
export function useMeaning(role: string, place: RolePlace, who: string): string[] | null {
  const w = useWords(rolesWords);
  const say = useSay();
  const { locale } = useFormats();
  const { authorities } = useSession();
  const object = useObjectName(place);
  const { data: matrix } = useQuery(matrixQuery);
  if (!matrix) return null;
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' });
  const lower = (text: string) => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
  const names = (subjects: Meaning['subjects']) =>
    listed.format(
      // A duty has a name; a register is a plain word.
      subjects.map((one) => (one.kind === 'duty' ? say(one.label) : lower(say(one.label)))),
    );
  const registers = matrix.subjects.filter((one) => one.kind === 'register');
  const what = ({ kind, subjects }: Meaning) => {
    if (kind === 'duty') return w(subjects.length > 1 ? 'duties' : 'duty', { duties: names(subjects) });
    const others = leftOut(subjects, registers);
    if (!others) return names(subjects);
    return others.length > 0 ? w('all_but', { others: names(others) }) : w('all_registers');
  };
  const authority = authorities.find((one) => one.code === place.authority)?.name ?? place.authority ?? '';
  const where = ({ scope }: Meaning) => {
    if (scope === 'own') return w('at_own');
    if (place.authority === null) return w('at_city');
    if (scope === 'assigned' && place.object) return w('at_object', { object });
    if (scope === 'assigned' && place.unit) return w('at_unit', { unit: place.unit.name });
    return w('at_authority', { authority });
  };
  return meaningOf(matrix.roles[role] ?? {}, matrix.subjects).map((one) =>
    w('may_all', {
      who,
      verbs: listed.format(one.actions.map((action) => w(`verb_${action}`))),
      what: what(one),
      where: where(one),
    }),
  );
}
