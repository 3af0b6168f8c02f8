import { Link } from '@tanstack/react-router';
import type { PersonAt } from '@/api/persons';
import { useWords } from '@/words/words';
import { personsWords } from '../words';

export function BackToData({ at }: { at: PersonAt }) {
  const w = useWords(personsWords);
  return (
    <Link
      to="/persons-data/$id"
      params={{ id: at.id }}
      search={(before) => ({ ...before, part: '' })}
      className="ds-link"
    >
      {w('to_data')}
    </Link>
  );
}
