import { Heading } from '@digdir/designsystemet-react';
import type { Masked } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { MaskedValue } from '@/app/MaskedValue';
import { useSay, useWords } from '@/words/words';
import facts from '../record/RecordView.module.css';
import { markWords } from './words';

/** In a form: the fields that are not shown, and therefore not written. */
export function MaskedFields({ register, masked }: { register: Register; masked: Masked }) {
  const w = useWords(markWords);
  const say = useSay();
  const fields = register.fields.flatMap((field) => {
    const masking = masked[field.name];
    return masking ? [{ field, masking }] : [];
  });
  if (fields.length === 0) return null;
  return (
    <section className={facts.group}>
      <Heading level={2} data-size="2xs">
        {w('form_masked')}
      </Heading>
      <p className={facts.none}>{w('form_masked_help')}</p>
      <dl className={facts.list}>
        {fields.map(({ field, masking }) => (
          <div key={field.name}>
            <dt>{say(field.label)}</dt>
            <dd>
              <MaskedValue masking={masking} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
