import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { registersQuery } from '@/api/registers';
import { addressOf } from '@/api/request';
import { useAuthority } from '@/app/place';
import { RecordsLink } from '@/app/RecordsLink';
import { useSay, useWords } from '@/words/words';
import { HitLine } from './HitLine';
import styles from './HitGroups.module.css';
import { moveByArrows } from './moveByArrows';
import type { HitGroup } from './searchQuery';
import { searchWords } from './words';

/** Hits by register. */
export function HitGroups({ groups, find }: { groups: HitGroup[]; find: string }) {
  const w = useWords(searchWords);
  const say = useSay();
  const authority = useAuthority();
  const { data: registers = [] } = useQuery(registersQuery);
  return (
    // Arrows are a shortcut between links that Tab reaches too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.groups} onKeyDown={moveByArrows}>
      {groups.map((group) => {
        const known = registers.find((one) => one.plural === group.register);
        const name = known ? say(known.label_plural) : group.register;
        const count = group.items.length;
        return (
          <section key={group.register} className={styles.group}>
            <Heading level={2} data-size="2xs">
              {w(group.more ? 'in_register_more' : 'in_register', { register: name, count })}
            </Heading>
            <ul className={styles.hits}>
              {group.items.map((hit) => (
                <HitLine key={hit.id} hit={hit} titleField={known?.title ?? ''} find={find} />
              ))}
            </ul>
            {group.more && (
              <RecordsLink
                records={addressOf(`/api/v1/${group.register}`, { authority: authority.code, q: find })}
              >
                {w('group_more', { register: name.toLowerCase() })}
              </RecordsLink>
            )}
          </section>
        );
      })}
    </div>
  );
}
