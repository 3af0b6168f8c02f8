import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Assignment, changePeriod } from '@/api/assignments';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { uiWords } from '@/ui/words';
import { useWords } from '@/words/words';
import { DayField } from '../DayField';
import { dayFaults } from './day_faults';
import { changesOf, daysOf } from './period';
import { PeriodConflict } from './PeriodConflict';
import styles from './RoleList.module.css';
import { usePeriodConflict } from './usePeriodConflict';
import { usePeriodText } from './usePeriodText';
import { useRoleName } from './useRoleName';
import { useRolesChanged } from './useRolesChanged';
import { rolesWords } from './words';

interface Props {
  assignment: Assignment;
  now: Date;
  onDone: () => void;
}

/** From when and for how long, in place below the role. */
export function PeriodForm({ assignment, now, onDone }: Props) {
  const w = useWords(rolesWords);
  const ui = useWords(uiWords);
  const { tell } = useNotices();
  const roleName = useRoleName();
  const periodText = usePeriodText(now);
  const rolesChanged = useRolesChanged();
  const [read, setRead] = useState(assignment);
  const [days, setDays] = useState(() => daysOf(assignment));
  const [tried, setTried] = useState(false);
  const changes = changesOf(read, days);
  const unsaved = Object.keys(changes).length > 0;
  const conflict = usePeriodConflict(read.id);
  const saving = useMutation({
    mutationFn: () => changePeriod(read.id, read.version, changes),
    onSuccess: (saved) => {
      tell(w('changed', { role: roleName(saved.role), period: periodText(saved) }));
      onDone();
      return rolesChanged();
    },
    onError: conflict.met,
  });
  const faults = tried ? dayFaults(days) : {};
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(dayFaults(days)).length > 0) return;
    if (unsaved) saving.mutate();
    else tell(w('nothing_changed'));
  };
  const { entries } = rolesWords;
  const id = `period-${read.id}`;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={unsaved && !saving.isSuccess} />
      {Boolean(saving.error) && !conflict.theirs && <ErrorNote error={saving.error} />}
      <div className={styles.days}>
        <DayField
          id={`${id}-from`}
          label={entries.from}
          help={['', '']}
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
        />
        <DayField
          id={`${id}-to`}
          label={entries.to}
          help={entries.to_help}
          value={days.to}
          fault={faults.to && w(faults.to)}
          onChange={(to) => setDays({ ...days, to })}
        />
      </div>
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {w('save')}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {ui('cancel')}
        </Button>
      </div>
      {conflict.theirs && (
        <PeriodConflict
          read={read}
          mine={days}
          theirs={conflict.theirs}
          onChoose={(chosen, fresh) => {
            setDays(chosen);
            setRead(fresh);
            conflict.forget();
            saving.reset();
          }}
          onClose={conflict.forget}
        />
      )}
    </form>
  );
}
