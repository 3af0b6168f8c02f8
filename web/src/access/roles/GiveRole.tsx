import { Button } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { ExtentFields } from './ExtentFields';
import styles from './GiveRole.module.css';
import { MeaningPanel } from './MeaningPanel';
import { PeriodFields } from './PeriodFields';
import { PersonAndRole } from './PersonAndRole';
import { useGiveRole } from './useGiveRole';
import { useChosenPlace } from './useChosenPlace';
import { rolesWords } from './words';

/** Who gets which role, where and how long, beside what it means. */
export function GiveRole({ account }: { account: string }) {
  const w = useWords(rolesWords);
  const navigate = useNavigate();
  const done = (whose: string) => {
    const back = account
      ? { to: '/administration/users', search: { user: whose } }
      : { to: '/administration/roles', search: {} };
    // What stands in the form is saved.
    void navigate({ ...back, ignoreBlocker: true });
  };
  const giving = useGiveRole(account, done);
  const { form, change, faults } = giving;
  const { place, who } = useChosenPlace(form);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    giving.submit();
  };
  return (
    <form className={styles.sides} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={giving.unsaved} />
      <div className={styles.fields}>
        <FaultSummary
          title={w('faults')}
          faults={[...faults].map(([field, text]) => ({ id: `role-${field}`, text }))}
        />
        {Boolean(giving.rest) && <ErrorNote error={giving.rest} />}
        <PersonAndRole form={form} faults={faults} onChange={change} />
        <ExtentFields form={form} faults={faults} onChange={change} />
        <PeriodFields form={form} faults={faults} onChange={change} />
        <div>
          <Button type="submit" loading={giving.pending}>
            {w('give_this')}
          </Button>
        </div>
      </div>
      {form.role && <MeaningPanel role={form.role} place={place} who={who} />}
    </form>
  );
}
