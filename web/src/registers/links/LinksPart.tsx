import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { linksQuery } from '@/api/links';
import type { Address } from '@/api/records';
import { registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import styles from '../record/RecordView.module.css';
import { AddLinkDialog } from './AddLinkDialog';
import { LinkLine } from './LinkLine';
import links from './LinksPart.module.css';
import { linkGroups, tieChoices } from './ties';
import { useLinks } from './useLinks';
import { linkWords } from './words';

interface Props {
  register: Register;
  at: Address;
  title: string;
}

/** What a record is tied to, in either direction. Nothing where there are no kinds of ties. */
export function LinksPart({ register, at, title }: Props) {
  const w = useWords(linkWords);
  const say = useSay();
  const { data: registers } = useSuspenseQuery(registersQuery);
  const choices = tieChoices(register, registers);
  const { data, error } = useQuery({ ...linksQuery(at), enabled: choices.length > 0 });
  const { removing } = useLinks(at);
  const may = useMay(register.name, 'write');
  const [adding, setAdding] = useState(false);
  if (choices.length === 0) return null;
  return (
    <section className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w('title')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data?.length === 0 && <p className={styles.none}>{w('none')}</p>}
      {linkGroups(data ?? []).map((group) => (
        <div key={group.key} className={links.group}>
          <h3 className={links.label}>{say(group.label)}</h3>
          <ul className={links.items}>
            {group.items.map((item) => (
              <LinkLine
                key={`${item.type}:${item.id}`}
                item={item}
                onRemove={may ? (name) => removing.mutate({ tie: item, title: name }) : undefined}
              />
            ))}
          </ul>
        </div>
      ))}
      {may && (
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
            <Link2 aria-hidden size={16} />
            {w('add')}
          </Button>
        </div>
      )}
      {adding && <AddLinkDialog at={at} title={title} choices={choices} onClose={() => setAdding(false)} />}
    </section>
  );
}
