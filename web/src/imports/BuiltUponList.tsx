import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import { useSay } from '@/words/words';
import type { BuiltUpon } from './builtUpon';

export function BuiltUponList({ records }: { records: BuiltUpon[] }) {
  const say = useSay();
  const { data: registers = [] } = useQuery(registersQuery);
  const registerOf = (name: string) => registers.find((one) => one.plural === name || one.name === name);
  return (
    <ul>
      {records.map((record) => {
        const register = registerOf(record.register);
        return (
          <li key={record.id || record.text}>
            {register ? (
              <>
                <Link
                  to="/registers/$register/$id"
                  params={{ register: register.plural, id: record.id }}
                  className="ds-link"
                >
                  {record.text || record.id}
                </Link>{' '}
                ({say(register.label)})
              </>
            ) : (
              record.text
            )}
          </li>
        );
      })}
    </ul>
  );
}
