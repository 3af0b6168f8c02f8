import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { useChoiceName } from './useChoiceName';
import { sourceOf } from './work';

/** What an activity came out of: a way there where its source is a reference. */
export function SourceLink({ activity }: { activity: RegisterRecord }) {
  const { data: registers } = useSuspenseQuery(registersQuery);
  const originName = useChoiceName('origin');
  const source = sourceOf(activity.source, registers);
  const origin = originName(activity.origin);
  if (source) {
    return (
      <span>
        {origin}{' '}
        <Link to="/registers/$register/$id" params={source} className="ds-link">
          {source.id}
        </Link>
      </span>
    );
  }
  const said = [origin, activity.source].filter(Boolean).join(': ');
  return said ? <span>{said}</span> : null;
}
