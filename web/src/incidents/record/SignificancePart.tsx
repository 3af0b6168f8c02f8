import { Button, Heading } from '@digdir/designsystemet-react';
import { PencilLine } from 'lucide-react';
import type { Significance } from '@/api/incident_duties';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { thresholdFields } from './threshold_fields';
import { ThresholdTable } from './ThresholdTable';

const tones = { yes: 'danger', no: 'success', unknown: 'warning' } as const;

/** Whether the incident is significant, and each threshold with the incident's own figure beside it. */
export function SignificancePart({ significance }: { significance: Significance }) {
  const w = useWords(dutyWords);
  const say = useSay();
  const f = useFormats();
  const { ask, mayWrite, record } = useIncident();
  const { result, because, counted, thresholds } = significance;
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('significance')}
        </Heading>
        {mayWrite && record.sensitive !== 'yes' && (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => ask({ title: w('fill_thresholds'), names: thresholdFields })}
          >
            <PencilLine aria-hidden size={16} />
            {w('fill_thresholds')}
          </Button>
        )}
      </div>
      <p>
        <span className={styles.mark} data-tone={tones[result]}>
          {w(`result_${result}`)}
        </span>{' '}
        {say(because)}
      </p>
      {thresholds.length > 0 && <ThresholdTable thresholds={thresholds} />}
      {counted && (
        <p className={styles.help}>
          {w('counted', {
            incidents: f.number(counted.incidents),
            registered: f.number(counted.registered),
            cost: f.number(counted.cost),
          })}
        </p>
      )}
    </section>
  );
}
