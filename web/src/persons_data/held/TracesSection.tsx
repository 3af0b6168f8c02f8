import { Link } from '@tanstack/react-router';
import type { PersonData } from '@/api/persons';
import { pageOfRecords } from '@/app/search';
import { useMay } from '@/app/useMay';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

const sides = ['by', 'about'] as const;

/** How much the trail has by and about the person; the events themselves stand there. */
export function TracesSection({ trail }: { trail: PersonData['trail'] }) {
  const w = useWords(heldWords);
  const { number, instant } = useFormats();
  const mayOpen = useMay('trail', 'read');
  const some = sides.filter((side) => trail[side].count > 0);
  if (some.length === 0) return null;
  return (
    <HeldSection title={w('trail')} why={w('trail_help')}>
      <ul className={styles.records}>
        {some.map((side) => {
          const { count, latest_at, address } = trail[side];
          const text = w(`events_${side}`, { count, number: number(count) });
          return (
            <li key={side}>
              <div className={styles.record}>
                {mayOpen && address ? (
                  <Link to="/trail" search={pageOfRecords(address).search} className="ds-link">
                    {text}
                  </Link>
                ) : (
                  text
                )}
                {latest_at && (
                  <span className={styles.beside}>{w('latest', { at: instant(latest_at) })}</span>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </HeldSection>
  );
}
