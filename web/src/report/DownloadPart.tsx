import { Button, Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Secrets } from '@/api/secrecy';
import { useJob } from '@/api/useJob';
import { CopyChoice } from '@/app/CopyChoice';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { ErrorNote } from '@/ui/ErrorNote';
import { Progress } from '@/ui/Progress';
import { useWords } from '@/words/words';
import styles from './FreezePart.module.css';
import type { PartProps } from './PartProps';
import { ReadyFile } from './ReadyFile';
import { orderRendering } from './requests';
import type { Format, Rendering } from './types';
import { reportWords } from './words';

const formats: Format[] = ['pdf', 'docx', 'html', 'json'];

/** The report as a file: ordered, waited for and fetched; the order is found again by the address. */
export function DownloadPart({ place }: PartProps) {
  const w = useWords(reportWords);
  const changeSearch = useChangeSearch();
  const [format, setFormat] = useState<Format>('pdf');
  const [secrets, setSecrets] = useState<Secrets>('masked');
  const id = one(useSearchMap(), 'rendering');
  const job = useJob<Rendering>(id);
  const ordering = useMutation({
    mutationFn: () => orderRendering(place, format, secrets === 'masked'),
    onSuccess: (ordered) => changeSearch({ rendering: ordered.id }),
  });
  const underWay = ordering.isPending || (id !== '' && !job.result && !job.error);
  return (
    <section className={styles.part}>
      <Paragraph className={styles.words}>{w('download_lead')}</Paragraph>
      <Fieldset>
        <Fieldset.Legend>{w('format')}</Fieldset.Legend>
        {formats.map((one) => (
          <Radio
            key={one}
            name="format"
            value={one}
            label={w(one)}
            description={w(`${one}_help`)}
            checked={format === one}
            onChange={() => setFormat(one)}
          />
        ))}
      </Fieldset>
      <CopyChoice secrets={secrets} onChange={setSecrets} />
      <Button loading={underWay} onClick={() => ordering.mutate()}>
        {w('make')}
      </Button>
      {ordering.error && <ErrorNote error={ordering.error} />}
      {id && underWay && <Progress label={w('making')} part={job.part} />}
      {id && !ordering.isPending && Boolean(job.error) && <ErrorNote error={job.error} onRetry={job.again} />}
      {id && !underWay && job.result && <ReadyFile job={id} rendering={job.result} />}
    </section>
  );
}
