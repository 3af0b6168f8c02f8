import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Assignment, giveStandIn } from '@/api/assignments';
import { Problem } from '@/api/request';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { useMay } from '@/app/useMay';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useNotices } from '@/ui/notices';
import { uiWords } from '@/ui/words';
import { useWords } from '@/words/words';
import { AccountField } from '../AccountField';
import { DayField } from '../DayField';
import { dayFaults } from './day_faults';
import { beginningOf, endOf } from './period';
import styles from './RoleList.module.css';
import { usePeriodText } from './usePeriodText';
import { useRolesChanged } from './useRolesChanged';
import { rolesWords } from './words';

interface Props {
  assignment: Assignment;
  now: Date;
  onDone: () => void;
}

/** The API's names → the form's. */
const fieldOf = { account: 'who', starts_at: 'from', ends_at: 'to' };

const nothing = { account: '', from: '', to: '' };

/** Who acts in the role, and how long, in place below it. */
export function StandInForm({ assignment, now, onDone }: Props) {
  const w = useWords(rolesWords);
  const ui = useWords(uiWords);
  const { tell } = useNotices();
  const periodText = usePeriodText(now);
  const rolesChanged = useRolesChanged();
  const [draft, setDraft] = useState(nothing);
  const [tried, setTried] = useState(false);
  const { account, from, to } = draft;
  const saving = useMutation({
    mutationFn: () =>
      giveStandIn(assignment.id, {
        account: account.trim(),
        ends_at: endOf(to),
        ...(from && { starts_at: beginningOf(from) }),
      }),
    onSuccess: (made) => {
      tell(w('stand_in_saved', { name: made.name, period: periodText(made) }));
      onDone();
      return rolesChanged();
    },
  });
  const id = `stand-in-${assignment.id}`;
  const fault = dayFaults(draft, true).to;
  const lacks = account.trim() ? '' : w('fill_in', { field: w('stand_in_who').toLowerCase() });
  const found = [
    ...(lacks ? [{ id: `${id}-who`, text: lacks }] : []),
    ...(fault ? [{ id: `${id}-to`, text: w(fault) }] : []),
  ];
  const refused = saving.error instanceof Problem ? saving.error.byField() : new Map<string, string>();
  const refusals = Object.entries(fieldOf).flatMap(([name, field]) => {
    const text = refused.get(name);
    return text ? [{ id: `${id}-${field}`, text }] : [];
  });
  const faults = tried ? (found.length > 0 ? found : refusals) : [];
  const said = (field: string) => faults.find((one) => one.id === `${id}-${field}`)?.text;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (found.length === 0) saving.mutate();
  };
  const { entries } = rolesWords;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={Boolean(account || to) && !saving.isSuccess} />
      <Paragraph>{w('stand_in_help')}</Paragraph>
      <FaultSummary title={w('faults')} faults={faults} />
      {saving.error && refusals.length === 0 && <ErrorNote error={saving.error} />}
      <Who
        id={`${id}-who`}
        value={account}
        but={assignment.account}
        fault={said('who')}
        onChange={(who) => setDraft({ ...draft, account: who })}
      />
      <div className={styles.days}>
        <DayField
          id={`${id}-from`}
          label={entries.from}
          help={entries.stand_in_from_help}
          value={from}
          onChange={(day) => setDraft({ ...draft, from: day })}
        />
        <DayField
          id={`${id}-to`}
          label={entries.to}
          help={['', '']}
          value={to}
          fault={said('to')}
          onChange={(day) => setDraft({ ...draft, to: day })}
        />
      </div>
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {w('stand_in_save')}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface WhoProps {
  id: string;
  value: string;
  but: string;
  fault: string | undefined;
  onChange: (who: string) => void;
}

/** Who may not list the accounts writes whom by user name. */
function Who({ id, value, but, fault, onChange }: WhoProps) {
  const w = useWords(rolesWords);
  const lists = useMay('accounts', 'read');
  if (lists) {
    return (
      <AccountField
        id={id}
        label={w('stand_in_who')}
        value={value}
        but={but}
        fault={fault}
        onChange={onChange}
      />
    );
  }
  return (
    <Textfield
      id={id}
      label={w('stand_in_login')}
      description={w('stand_in_login_help')}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={fault}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
