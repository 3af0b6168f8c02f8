import { Link } from '@tanstack/react-router';
import type { HeldEvents } from '@/api/persons';
import { useMay } from '@/app/useMay';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { searchOfTrail } from './trail_page';
import { heldWords } from './words';

/** How much the trail has by and about the person; the events themselves stand there. */
export function EventsSection({ events }: { events: readonly HeldEvents[] }) {
  const w = useWords(heldWords);
  const { number, instant } = useFormats();
  const mayOpen = useMay('trail', 'read');
  const some = events.filter((one) => one.count > 0);
  if (some.length === 0) return null;
  return (
    <HeldSection title={w('trail')} why={w('trail_help')}>
      <ul className={styles.records}>
        {some.map((one) => {
          const text = w(`events_${one.what}`, { count: one.count, number: number(one.count) });
          return (
            <li key={`${one.authority} ${one.what} ${one.id}`}>
              <div className={styles.record}>
                {mayOpen ? (
                  <Link to="/trail" search={searchOfTrail(one.link)} className="ds-link">
                    {text}
                  </Link>
                ) : (
                  text
                )}
                {one.latest_at && (
                  <span className={styles.beside}>{w('latest', { at: instant(one.latest_at) })}</span>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </HeldSection>
  );
}
