import { Button, Heading } from '@digdir/designsystemet-react';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useRights } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { NewTask } from './NewTask';
import { TaskLine } from './TaskLine';
import { useTasks } from './useTasks';
import { timelineWords } from './words';

/** What is to be done because of the incident. */
export function TasksPart() {
  const w = useWords(timelineWords);
  const { record } = useIncident();
  const { may } = useRights();
  const { tasks, error } = useTasks();
  const [adding, setAdding] = useState(false);
  if (!may('activity', 'read')) return null;
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('tasks')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !tasks && <Busy />}
      {tasks?.length === 0 && <p className={styles.none}>{w('no_tasks')}</p>}
      <ul className={styles.lines}>
        {tasks?.map((task) => (
          <TaskLine key={task.tie.id} task={task} />
        ))}
      </ul>
      {may('activity', 'write') && !record.archived_at && (
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden size={16} />
            {w('new_task')}
          </Button>
        </div>
      )}
      {adding && <NewTask onClose={() => setAdding(false)} />}
    </section>
  );
}
