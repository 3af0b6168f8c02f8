import { Alert, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import { doubled, missing } from './choices';
import { MappingTable } from './MappingTable';
import { readAs } from './readAs';
import { Step } from './Step';
import styles from './Steps.module.css';
import type { HeadingLook } from './types';
import type { Wizard } from './useWizard';
import { importWords } from './words';

/** Which register the file was taken for, and which field each heading is. */
export function MappingStep({ wizard, look }: { wizard: Wizard; look: HeadingLook }) {
  const w = useWords(importWords);
  const { register, mapping } = wizard;
  return (
    <Step number={2} title={w('step_mapping')}>
      <RegisterChoice wizard={wizard} look={look} />
      {register && (
        <>
          <Faults look={look} register={register} mapping={mapping} />
          <MappingTable
            look={look}
            register={register}
            mapping={mapping}
            onChange={(heading, field) => wizard.setMapping({ ...mapping, [heading]: field })}
          />
          <Paragraph className={styles.help}>
            {w('read_as', { description: readAs(look.description, w) })}
          </Paragraph>
        </>
      )}
    </Step>
  );
}

function RegisterChoice({ wizard, look }: { wizard: Wizard; look: HeadingLook }) {
  const w = useWords(importWords);
  const say = useSay();
  const { register, registers, file } = wizard;
  const fits = (type: Register) => look.candidates.find((one) => one.register === type.plural)?.fits ?? 0;
  const ordered = [...registers].sort((a, b) => fits(b) - fits(a));
  return (
    <Field className={styles.unit}>
      <Label>{w('taken_for')}</Label>
      <Field.Description>
        {register ? w('taken_for_help', { register: say(register.label_plural) }) : w('not_recognised')}
      </Field.Description>
      <Select
        value={register?.plural ?? ''}
        onChange={(event) => file && wizard.choose(file, event.target.value)}
      >
        {!register && <Select.Option value="">{w('choose_register')}</Select.Option>}
        {ordered.map((type) => (
          <Select.Option key={type.plural} value={type.plural}>
            {fits(type) > 0
              ? w('fits', { name: say(type.label_plural), count: fits(type) })
              : say(type.label_plural)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

interface FaultsProps {
  look: HeadingLook;
  register: Register;
  mapping: Wizard['mapping'];
}

function Faults({ look, register, mapping }: FaultsProps) {
  const w = useWords(importWords);
  const say = useSay();
  const named = (names: string[]) =>
    names.map((name) =>
      say(register.fields.find((field) => field.name === name)?.label ?? { sv: name, en: name }),
    );
  const lacking = named(missing(look, mapping, register)).join(', ');
  const twice = named(doubled(mapping)).join(', ');
  const unknown = look.unknown.filter((heading) => !mapping[heading]).length;
  return (
    <div role="status" className={styles.part}>
      {lacking && <Alert data-color="danger">{w('missing_fields', { fields: lacking })}</Alert>}
      {twice && <Alert data-color="danger">{w('doubled_fields', { fields: twice })}</Alert>}
      {unknown > 0 && <Alert data-color="warning">{w('unknown', { count: unknown })}</Alert>}
    </div>
  );
}
