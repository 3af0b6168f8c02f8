import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Stays } from '@/api/persons';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { groupsOf, type StaysGroup } from './stays_groups';
import styles from './Removal.module.css';
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
  return (
    <div className={styles.ground}>
      <Heading level={3} data-size="2xs">
        {ground.label}
      </Heading>
      <Paragraph>{ground.explanation}</Paragraph>
      <Paragraph className={styles.help}>{w('source', { source: ground.source })}</Paragraph>
      <ul className={styles.stays}>
        {stays.map((one, at) => (
          <Staying key={at} stays={one} />
        ))}
      </ul>
    </div>
  );
}

function Staying({ stays }: { stays: Stays }) {
  const w = useWords(removalWords);
  const { number } = useFormats();
  const where = [stays.label, stays.field_label].filter(Boolean).join(': ');
  const linked = stays.items.filter((one) => one.link !== null);
  return (
    <li>
      {where} ({number(stays.count)})
      {linked.length > 0 && (
        <details>
          <summary>{w('items')}</summary>
          <ul>
            {linked.map((one) => (
              <li key={one.id}>
                <RecordsLink records={one.link ?? ''}>{one.title || one.reference || one.id}</RecordsLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
