import { Button, Heading } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Dices } from 'lucide-react';
import { recordsChanged } from '@/api/records';
import { listQuery } from '@/api/registers';
import { drawSample } from '@/api/sampling';
import type { RegisterRecord } from '@/api/types';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { PerformanceLine } from './PerformanceLine';
import styles from './Plan.module.css';
import { samplingWords } from './sampling_words';

/** What the page of a control has above its facts: the sample to draw, and each time that it was performed. */
export default function ControlPart({ at, record }: RecordPartProps) {
  const w = useWords(samplingWords);
  const may = useMay('control_performance', 'write') && !record.archived_at;
  const query = { authority: at.authority, control: `eq.${record.id}`, sort: '-performed', limit: 50 };
  const { data, error } = useQuery(listQuery('control-performances', query));
  return (
    <section className={styles.section}>
      <Heading level={2} data-size="2xs">
        {w('performances')}
      </Heading>
      {error && <ErrorNote error={error} />}
      {data?.items.length === 0 && <p className={styles.none}>{w('none')}</p>}
      <ul className={styles.lines}>
        {data?.items.map((performance) => (
          <PerformanceLine key={performance.id} performance={performance} />
        ))}
      </ul>
      {may && <Perform control={record} authority={at.authority} />}
    </section>
  );
}

/** Draws the control's sample, or leads to the form for what was observed. */
function Perform({ control, authority }: { control: RegisterRecord; authority: string }) {
  const w = useWords(samplingWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useNotices();
  const drawing = useMutation({
    mutationFn: () => drawSample(control.id, authority),
    onSuccess: ({ performance, numbers }) => {
      const { population } = performance;
      tell(w('drawn', { size: numbers.length, population: Number(population) }));
      void recordsChanged(client);
      const params = { register: 'control-performances', id: performance.id };
      void navigate({ to: '/registers/$register/$id', params });
    },
  });
  const { sample_size: size, population, unit } = control;
  const sized = typeof size === 'number';
  return (
    <>
      {control.method !== 'observation' && (
        <p className={styles.beside}>
          {sized ? w('draw_help', { size, population: Number(population) }) : w('draw_lacks')}
        </p>
      )}
      {drawing.error && <ErrorNote error={drawing.error} />}
      <div className={styles.top}>
        {control.method !== 'observation' && sized && (
          <Button data-size="sm" loading={drawing.isPending} onClick={() => drawing.mutate()}>
            <Dices aria-hidden size={16} />
            {w('draw_button')}
          </Button>
        )}
        <Link
          to="/registers/$register/new"
          params={{ register: 'control-performances' }}
          search={{ control: control.id, unit: String(unit ?? '') }}
          className="ds-link"
        >
          {w('observe')}
        </Link>
      </div>
    </>
  );
}
