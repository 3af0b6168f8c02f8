import type { Role } from '@/api/access';
import type { Subject } from '@/api/matrix';
import { useSay } from '@/words/words';

/** What roles and subjects are called; the code of what nobody knows any more. */
export function useNames(roles: readonly Role[], subjects: readonly Subject[]) {
  const say = useSay();
  return {
    role: (code: string) => {
      const role = roles.find((one) => one.code === code);
      return role ? say(role.label) : code;
    },
    subject: (name: string) => {
      const subject = subjects.find((one) => one.name === name);
      return subject ? say(subject.label) : name;
    },
  };
}
