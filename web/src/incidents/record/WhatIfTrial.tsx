import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type Facts, type IncidentDuties, whatIfQuery } from '@/api/incident_duties';
import { fieldOf } from '@/api/registers';
import { maskedOf } from '@/api/secrecy';
import { kindOf, readDraft } from '@/kinds';
import type { Drafts } from '@/registers/form/drafts';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { SelectField } from '@/ui/SelectField';
import { useLanguage, useSay, useWords } from '@/words/words';
import { ComparedTable } from './ComparedTable';
import { dutyWords } from './duty_words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { decidingFields } from './threshold_fields';
import { TriedFact } from './TriedFact';

/** Facts that are tried, and the duties now and then side by side. */
export function WhatIfTrial({ duties }: { duties: IncidentDuties }) {
  const w = useWords(dutyWords);
  const say = useSay();
  const language = useLanguage();
  const { register, record, at } = useIncident();
  const [drafts, setDrafts] = useState<Drafts>({});
  const fields = decidingFields.flatMap((name) => fieldOf(register, name) ?? []);
  const rest = fields.filter(({ name }) => !(name in drafts) && !(name in maskedOf(record)));
  const tried = fields.filter(({ name }) => name in drafts);
  const facts: Facts = {};
  for (const field of tried) {
    const { value } = readDraft(drafts[field.name] ?? '', field);
    if (value !== undefined) facts[field.name] = value;
  }
  const asked = useDeferredValue(JSON.stringify(facts));
  const trial = useQuery({
    ...whatIfQuery(at, JSON.parse(asked) as Facts),
    enabled: tried.length > 0,
    placeholderData: keepPreviousData,
  });
  const add = (name: string) => {
    const field = rest.find((one) => one.name === name);
    if (!field) return;
    // Begins as it is now: nothing changes until somebody changes it.
    const draft = kindOf(field).write(record[name] ?? null, language);
    setDrafts((before) => ({ ...before, [name]: draft }));
  };
  const remove = (name: string) =>
    setDrafts((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== name)));
  return (
    <>
      <div className={styles.fields}>
        {tried.map((field) => (
          <TriedFact
            key={field.name}
            field={field}
            draft={drafts[field.name] ?? ''}
            onChange={(draft) => setDrafts((before) => ({ ...before, [field.name]: draft }))}
            onRemove={() => remove(field.name)}
          />
        ))}
        <SelectField
          label={w('add_fact')}
          value=""
          options={[
            { value: '', label: w('choose_fact') },
            ...rest.map(({ name, label }) => ({ value: name, label: say(label) })),
          ]}
          onChange={add}
        />
      </div>
      {trial.error && <ErrorNote error={trial.error} />}
      {tried.length > 0 && !trial.data && !trial.error && <Busy />}
      {tried.length > 0 && trial.data && <ComparedTable now={duties} then={trial.data} />}
    </>
  );
}
