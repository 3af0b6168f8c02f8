import { Heading } from '@digdir/designsystemet-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type Address, type Referring, referencesQuery } from '@/api/records';
import { registersQuery } from '@/api/registers';
import { addressOf } from '@/api/request';
import { RecordsLink } from '@/app/RecordsLink';
import { parseSearch } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RecordView.module.css';

/** How many records lead here, each number a link to them. */
export function References({ at }: { at: Address }) {
  const w = useWords(registerWords);
  const { data, error } = useQuery(referencesQuery(at));
  return (
    <section className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w('references')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data?.length === 0 && <p className={styles.none}>{w('no_references')}</p>}
      {data && data.length > 0 && (
        <ul className={styles.references}>
          {data.map((one) => (
            <Reference key={`${one.register}.${one.field}`} at={at} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Reference({ at, one }: { at: Address; one: Referring }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { number } = useFormats();
  const { data: registers } = useSuspenseQuery(registersQuery);
  const register = registers.find((candidate) => candidate.plural === one.register);
  const records = addressOf(`/api/v1/${one.register}`, {
    authority: at.authority,
    ...parseSearch(one.query),
  });
  const count = one.more ? w('at_least', { number: number(one.count) }) : number(one.count);
  const name = register ? say(register.label_plural) : one.register;
  return (
    <li>
      <RecordsLink records={records}>
        {name} ({count})
      </RecordsLink>
      <span className={styles.by}>{say(one.label)}</span>
    </li>
  );
}
