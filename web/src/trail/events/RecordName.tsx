import { Link } from '@tanstack/react-router';
import type { TrailEntry } from '@/api/trail';
import type { Register } from '@/api/types';
import { useTitles } from '@/kinds/reference/useReference';
import { useSay } from '@/words/words';
import { titleIn } from './changed';

interface Props {
  register: Register;
  entry: TrailEntry;
}

/** The record that an event is about, called what the event calls it, else what it is called now. */
export function RecordName({ register, entry }: Props) {
  const say = useSay();
  const said = titleIn(entry, register);
  const titles = useTitles(register.plural, said ? [] : [entry.id]);
  return (
    <Link
      to="/registers/$register/$id"
      params={{ register: register.plural, id: entry.id }}
      className="ds-link"
    >
      {said || titles[entry.id] || say(register.label)}
    </Link>
  );
}
