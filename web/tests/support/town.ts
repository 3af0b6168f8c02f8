import { passwords, people, type Person, type Who } from './people';
import { ringmur, ringmurTold } from './program';

/** A made-up kommun with the accounts of `people`. */
export async function makeTown(data: string): Promise<void> {
  await ringmur(data, 'demo');
  // Under other names than the demo's own, whose passwords nobody knows.
  for (const who of Object.keys(people) as Who[]) {
    const { login, name, kind, unit, roles }: Person = people[who];
    const reach = unit ? ['--unit', unit] : [];
    const words = ['user', 'create', login, '--name', name, '--kind', kind, ...reach, '--password-stdin'];
    if (who === 'isam') words.push('--named-as', 'Informationssäkerhetssamordnare');
    await ringmurTold(data, passwords[who], ...words);
    for (const [role, place] of roles ?? [])
      await ringmur(data, 'role', 'give', login, role, '--unit', place);
  }
}
