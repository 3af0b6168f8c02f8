import { useState } from 'react';
import { createRecord } from '@/api/records';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { momentText } from '@/kinds/calendar';
import { RecordForm } from '@/registers/form/RecordForm';
import { FormField } from '@/registers/form/FormField';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useLanguage, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { FileChoice, isTooLarge } from './FileChoice';
import { Sending } from './Sending';
import { useSendFile } from './useSendFile';
import { evidenceWords } from './words';

const asked = ['what', 'taken_at', 'taken_by', 'how', 'source'];
const minute = 60_000;

/** Writes down a piece of evidence, then sends its bytes; where they do not arrive the line stays, and asks for them. */
export function AddEvidence({ onClose }: { onClose: () => void }) {
  const w = useWords(evidenceWords);
  const language = useLanguage();
  const { at, record } = useIncident();
  const authority = useAuthority();
  const { account } = useSession();
  const items = useRegisterNamed('evidence');
  const [keyOf] = useState(onceKeys);
  const [opened] = useState(() => momentText(Math.floor(Date.now() / minute) * minute));
  const [file, setFile] = useState<File | null>(null);
  const [lacks, setLacks] = useState(false);
  const [done, setDone] = useState(false);
  const { send, part, stop } = useSendFile();
  if (!items) return null;
  const register = withFields(items, asked);
  const save = async (drafts: Drafts) => {
    setLacks(!file);
    if (!file || isTooLarge(file)) return;
    const facts = { incident: record.id, unit: record.unit ?? authority.id, name: file.name };
    const values = { ...valuesOf(register, drafts), ...facts };
    const made = await createRecord('evidence-items', at.authority, values, keyOf(values));
    await send(made.id, file);
    setDone(true);
  };
  const fault = isTooLarge(file) ? w('too_large') : lacks && !file ? w('file_lacks') : undefined;
  return (
    <div className={styles.stack}>
      <div className={styles.tight}>
        <FileChoice file={file} fault={fault} onChoose={setFile} />
        <p className={styles.help}>{w('add_help')}</p>
      </div>
      <RecordForm
        register={register}
        initial={draftsOf(register, { taken_at: opened, taken_by: account.name }, language)}
        submit={w('keep')}
        done={done}
        onSave={save}
        onDone={onClose}
        onCancel={onClose}
        layout={(control) => (
          <>
            <div className={styles.fields}>
              {register.fields.map((field) => (
                <FormField key={field.name} field={field} control={control} />
              ))}
            </div>
            {file && part !== null && <Sending file={file.name} part={part} onStop={stop} />}
          </>
        )}
      />
    </div>
  );
}
