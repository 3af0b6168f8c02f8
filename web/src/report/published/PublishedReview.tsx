import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { publishedReviewQuery } from '@/api/published';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Block } from './Block';
import styles from './PublishedReview.module.css';
import { publishedWords } from './words';

/** A year of another authority, as it was frozen. */
export function PublishedReview({ id }: { id: string }) {
  const w = useWords(publishedWords);
  const { instant } = useFormats();
  const { data: review, error, refetch } = useQuery(publishedReviewQuery(id));
  const back = (
    <Link to="/published-reviews" search={{}} className="ds-link">
      {w('back')}
    </Link>
  );
  if (!review) {
    return (
      <Page title={w('title')} above={back}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Busy />}
      </Page>
    );
  }
  const facts = w('facts', {
    frozen: instant(review.frozen_at),
    published: instant(review.published_at),
    by: review.published_by,
  });
  return (
    <Page title={w('one', { authority: review.authority.name, year: review.year })} lead={facts} above={back}>
      <article className={styles.report} lang="sv">
        {review.document.chapters.map((chapter) => (
          <section key={chapter.id} className={styles.chapter} aria-labelledby={`chapter-${chapter.id}`}>
            <Heading level={2} data-size="xs" id={`chapter-${chapter.id}`}>
              {chapter.title}
            </Heading>
            {chapter.blocks.map((block, index) => (
              <Block key={index} block={block} />
            ))}
          </section>
        ))}
      </article>
    </Page>
  );
}
