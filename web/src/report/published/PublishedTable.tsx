import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { PublishedReview } from '@/api/published';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from '../FreezePart.module.css';
import { publishedWords } from './words';

const heads = ['authority', 'year', 'frozen_at', 'published_at', 'published_by'] as const;

export function PublishedTable({ reviews }: { reviews: PublishedReview[] }) {
  const w = useWords(publishedWords);
  const { instant } = useFormats();
  return (
    <ScrollRegion label={w('title')}>
      <Table zebra className={styles.table}>
        <caption className="visually-hidden">{w('title')}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                {w(head)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {reviews.map((review) => (
            <Table.Row key={review.id}>
              <th scope="row">
                <Link
                  to="/published-reviews"
                  search={{ review: review.id }}
                  className="ds-link"
                  aria-label={w('open', { authority: review.authority.name, year: review.year })}
                >
                  {review.authority.name}
                </Link>
              </th>
              <Table.Cell>{review.year}</Table.Cell>
              <Table.Cell className={styles.when}>{instant(review.frozen_at)}</Table.Cell>
              <Table.Cell className={styles.when}>{instant(review.published_at)}</Table.Cell>
              <Table.Cell>{review.published_by}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
