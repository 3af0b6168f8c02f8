import { Link } from '@tanstack/react-router';
import type { Register } from '@/api/types';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { registerWords } from '../words';

/** From a record's history to all that the audit trail has of it, for who may read that. */
export function TrailLink({ register, id }: { register: Register; id: string }) {
  const w = useWords(registerWords);
  const mayRead = useMay('trail', 'read');
  if (!mayRead) return null;
  return (
    <p>
      <Link to="/trail" search={{ type: register.name, id }} className="ds-link">
        {w('in_trail')}
      </Link>
    </p>
  );
}
