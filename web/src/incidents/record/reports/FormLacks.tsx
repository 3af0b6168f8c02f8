import { Alert } from '@digdir/designsystemet-react';
import type { FormField } from '@/api/incident_forms';
import { useSay, useWords } from '@/words/words';
import { lacking, type OwnWords, placeOf } from './filled';
import { reportWords } from './words';

/** What a form lacks, each leading to its place. */
export function FormLacks({ fields, own }: { fields: readonly FormField[]; own: OwnWords }) {
  const w = useWords(reportWords);
  const say = useSay();
  const lacks = lacking(fields, own);
  if (lacks.length === 0) return null;
  const goTo = (id: string) => {
    const place = document.getElementById(id);
    place?.scrollIntoView({ block: 'center' });
    (place?.querySelector<HTMLElement>('textarea, button') ?? place)?.focus();
  };
  return (
    <Alert data-color="warning">
      <p>{w('missing_title')}</p>
      <ul>
        {lacks.map((field) => (
          <li key={field.id}>
            <a
              href={`#${placeOf(field)}`}
              className="ds-link"
              onClick={(event) => {
                // A link's own way would write the place into the address, as if it were another page.
                event.preventDefault();
                goTo(placeOf(field));
              }}
            >
              {say(field.label)}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
