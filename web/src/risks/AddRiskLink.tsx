import { Link } from '@tanstack/react-router';
import type { Analysis } from '@/api/risks';
import { useWords } from '@/words/words';
import { coverageWords } from './coverage_words';

/** Leads to a new risk of a practice, with what is known of it filled in. */
export function AddRiskLink({ analysis, practice }: { analysis: Analysis; practice: string }) {
  const w = useWords(coverageWords);
  return (
    <Link
      to="/registers/$register/new"
      params={{ register: 'risks' }}
      search={{ practice, analysis: analysis.analysis, year: String(analysis.year) }}
      className="ds-link"
      aria-label={w('add_of', { practice })}
    >
      {w('add')}
    </Link>
  );
}
