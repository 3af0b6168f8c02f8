import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { personsWords } from '../words';

export function BackToData({ id }: { id: string }) {
  const w = useWords(personsWords);
  return (
    <Link
      to="/persons-data/$id"
      params={{ id }}
      search={(before) => ({ ...before, part: '' })}
      className="ds-link"
    >
      {w('to_data')}
    </Link>
  );
}
