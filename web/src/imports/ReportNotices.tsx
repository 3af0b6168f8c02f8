import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Part } from './Part';
import { resultWords } from './result_words';
import type { ImportReport } from './types';

/** What the import noticed without it being wrong. */
export function ReportNotices({ report }: { report: ImportReport }) {
  const w = useWords(resultWords);
  const formats = useFormats();
  if (report.notices.length === 0 && !report.as_of) return null;
  return (
    <Part title={w('notices')}>
      <ul>
        {report.as_of && <li>{w('dated', { day: formats.date(report.as_of) })}</li>}
        {report.notices.map((notice) => (
          <li key={`${notice.line} ${notice.message}`}>
            {notice.line > 0 && `${w('line')} ${formats.number(notice.line)}: `}
            {notice.message}
          </li>
        ))}
      </ul>
    </Part>
  );
}
