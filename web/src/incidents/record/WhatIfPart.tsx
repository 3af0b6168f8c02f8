import { Button, Heading } from '@digdir/designsystemet-react';
import { FlaskConical } from 'lucide-react';
import type { IncidentDuties } from '@/api/incident_duties';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import styles from './Part.module.css';
import { WhatIfTrial } from './WhatIfTrial';

/** A trial of other facts; it is open or not by the address. */
export function WhatIfPart({ duties }: { duties: IncidentDuties }) {
  const w = useWords(dutyWords);
  const changeSearch = useChangeSearch();
  const open = one(useSearchMap(), 'what_if') === 'true';
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('what_if')}
        </Heading>
        <Button
          variant="secondary"
          data-size="sm"
          aria-expanded={open}
          onClick={() => changeSearch({ what_if: open ? '' : 'true' })}
        >
          <FlaskConical aria-hidden size={16} />
          {w(open ? 'what_if_close' : 'what_if')}
        </Button>
      </div>
      {open && (
        <>
          <p className={styles.help}>{w('what_if_help')}</p>
          <WhatIfTrial duties={duties} />
        </>
      )}
    </section>
  );
}
