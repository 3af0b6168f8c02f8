import { Link } from '@tanstack/react-router';
import type { Register } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useSay } from '@/words/words';
import { lastList } from '../lastList';

/** The way back to the register, as it was left. */
export function ToList({ register }: { register: Register }) {
  const say = useSay();
  const authority = useAuthority().code;
  return (
    <Link
      to="/registers/$register"
      params={{ register: register.plural }}
      search={lastList(register.plural, authority)}
      className="ds-link"
    >
      {say(register.label_plural)}
    </Link>
  );
}
