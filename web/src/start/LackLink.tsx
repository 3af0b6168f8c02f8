import { Link } from '@tanstack/react-router';
import { RecordsLink } from '@/app/RecordsLink';
import { useSay } from '@/words/words';
import type { Lack } from './chapters';

/** One thing that the report lacks, and where it is mended: in a list, or in a chapter's text. */
export function LackLink({ lack, year }: { lack: Lack; year: number }) {
  const say = useSay();
  if (lack.address) return <RecordsLink records={lack.address}>{say(lack.text)}</RecordsLink>;
  if (!lack.chapter) return <span>{say(lack.text)}</span>;
  return (
    <Link to="/report" search={{ year: String(year), chapter: lack.chapter }} className="ds-link">
      {say(lack.text)}
    </Link>
  );
}
