import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IncidentDuties } from '@/api/incident_duties';
import { type FilledForm, formQuery } from '@/api/incident_forms';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { PartLink } from '../PartLink';
import type { OwnWords } from './filled';
import { FormAbout } from './FormAbout';
import { FormActions } from './FormActions';
import { FormFields } from './FormFields';
import { FormLacks } from './FormLacks';
import { reportWords } from './words';

interface Props {
  form: string;
  duties: IncidentDuties;
}

/** One form: what the facts answer, what is lacking, and the ways out of Ringmur. */
export function FilledFormPart({ form, duties }: Props) {
  const w = useWords(reportWords);
  const { at } = useIncident();
  const { data, error, refetch } = useQuery(formQuery(at, form));
  return (
    <section className={styles.part}>
      <div>
        <PartLink to={{ part: 'reports' }}>{w('all_forms')}</PartLink>
      </div>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data && <Filled filled={data} duties={duties} />}
    </section>
  );
}

function Filled({ filled, duties }: { filled: FilledForm; duties: IncidentDuties }) {
  const say = useSay();
  const [own, setOwn] = useState<OwnWords>({});
  const unsaved = Object.values(own).some((text) => text !== '');
  return (
    <>
      <Heading level={2} data-size="2xs">
        {say(filled.form.label)}
      </Heading>
      <FormAbout filled={filled} />
      <FormLacks fields={filled.fields} own={own} />
      <FormFields
        fields={filled.fields}
        own={own}
        onWrite={(id, text) => setOwn((before) => ({ ...before, [id]: text }))}
      />
      <FormActions filled={filled} duties={duties} own={own} onSent={() => setOwn({})} />
      <LeaveQuestion unsaved={unsaved} />
    </>
  );
}
