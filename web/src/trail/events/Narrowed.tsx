import { Button } from '@digdir/designsystemet-react';
import type { TrailFilter } from '@/api/trail';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useMay } from '@/app/useMay';
import { useTitles } from '@/kinds/reference/useReference';
import { useSay, useWords } from '@/words/words';
import styles from './EventsPart.module.css';
import { useRegisterOf } from './useRegisterOf';
import { trailEventWords } from './words';

/** What is chosen that no control shows: one record, or a person by who may not see the list of them. */
export function Narrowed({ filter }: { filter: TrailFilter }) {
  const w = useWords(trailEventWords);
  const mayFind = useMay('accounts', 'read');
  return (
    <>
      {filter.id && <OneRecord type={filter.type} id={filter.id} />}
      {filter.account && !mayFind && <Chosen what={w('chosen_person')} name="account" />}
    </>
  );
}

function OneRecord({ type, id }: { type: string; id: string }) {
  const w = useWords(trailEventWords);
  const say = useSay();
  const register = useRegisterOf()(type);
  const titles = useTitles(register?.plural ?? null, [id]);
  const record = titles[id] || (register ? say(register.label) : id);
  return <Chosen what={w('chosen_record', { record })} name="id" />;
}

function Chosen({ what, name }: { what: string; name: 'id' | 'account' }) {
  const w = useWords(trailEventWords);
  const change = useChangeSearch();
  return (
    <p className={styles.chosen}>
      <span>{what}</span>
      <Button variant="tertiary" data-size="sm" onClick={() => change({ [name]: '' })}>
        {w('show_all')}
      </Button>
    </p>
  );
}
