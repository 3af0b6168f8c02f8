import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import type { FrozenYear } from '../types';
import { PublishQuestion } from './PublishQuestion';
import type { Publishing } from './usePublishing';
import { publishedWords } from './words';

/** Whether a frozen year is published, and the way to do it. */
export function Publication({ review, publishing }: { review: FrozenYear; publishing: Publishing }) {
  const w = useWords(publishedWords);
  const { instant } = useFormats();
  const [asking, setAsking] = useState(false);
  const found = publishing.published?.find((one) => one.id === review.id);
  if (found) {
    return (
      <Link to="/published-reviews" search={{ review: found.id }} className="ds-link">
        {instant(found.published_at)}
      </Link>
    );
  }
  if (!publishing.mayPublish) return w('no');
  const { year } = review;
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={w('publish_this', { year })}
        onClick={() => setAsking(true)}
      >
        {w('publish')}
      </Button>
      {asking && <PublishQuestion review={review} onClose={() => setAsking(false)} />}
    </>
  );
}
