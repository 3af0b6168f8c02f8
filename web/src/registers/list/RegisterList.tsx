import { useEffect } from 'react';
import type { Register } from '@/api/types';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { rememberList } from '../lastList';
import { registerWords } from '../words';
import { conditionsOf, without } from './address';
import { FilterRow } from './FilterRow';
import { ListBody } from './ListBody';
import styles from './RegisterList.module.css';
import { SecretsNote } from './SecretsNote';
import { Toolbar } from './Toolbar';
import { useFiltering } from './useFiltering';
import { useList } from './useList';
import { usePlace } from './usePlace';

/** A register as a list: which records, in what order, and what to do with them. */
export function RegisterList({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const formats = useFormats();
  const { announce } = useNotices();
  const { setButton, ...filtering } = useFiltering();
  const { search } = usePlace(register);
  const list = useList(register, search);
  const { total, counted } = list;
  const words = total === undefined ? '' : w('total', { count: total, number: formats.number(total) });
  const narrowed =
    conditionsOf(search).length > 0 ||
    Boolean(search.q) ||
    Boolean(search.archived) ||
    Boolean(search.shared);
  useEffect(() => {
    // What was shown of what is secret is hidden again once one has left.
    rememberList(register.plural, without(search, 'secrets'));
  }, [register.plural, search]);
  useEffect(() => {
    if (counted && words && narrowed) announce(words);
  }, [announce, counted, words, narrowed]);
  return (
    <div className={styles.list}>
      <Toolbar register={register} filtering={filtering} filterButton={setButton} />
      <SecretsNote register={register} />
      <FilterRow register={register} names={list.page.data?.names} filtering={filtering} />
      <ListBody register={register} list={list} narrowed={narrowed} total={words} />
    </div>
  );
}
