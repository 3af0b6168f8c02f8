import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Stays } from '@/api/persons';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { groupsOf, type StaysGroup } from './stays_groups';
import styles from './Removal.module.css';
import { useWhere } from './useWhere';
import { removalWords } from './words';

/** What stays, or stayed, reason by reason. */
export function StaysPart({ title, stays }: { title: string; stays: readonly Stays[] }) {
  const w = useWords(removalWords);
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {stays.length === 0 && <Paragraph>{w('stays_nothing')}</Paragraph>}
      {groupsOf(stays).map((group) => (
        <Group key={group.ground.code} group={group} />
      ))}
    </section>
  );
}

function Group({ group: { ground, stays } }: { group: StaysGroup }) {
  const w = useWords(removalWords);
  const say = useSay();
  const where = useWhere();
  const { number } = useFormats();
  return (
    <div className={styles.ground}>
      <Heading level={3} data-size="2xs">
        {say(ground.label)}
      </Heading>
      <Paragraph>
        {say(ground.help)} <span className={styles.help}>{w('source', { source: ground.source })}</span>
      </Paragraph>
      <ul className={styles.stays}>
        {stays.map((one) => (
          <li key={`${one.part} ${one.register ?? ''} ${one.field ?? ''} ${one.label.sv}`}>
            {where(one)}: {say(one.label)} ({number(one.count)})
          </li>
        ))}
      </ul>
    </div>
  );
}
