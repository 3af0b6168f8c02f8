import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { fileAddress } from './requests';
import type { Rendering } from './types';
import { reportWords } from './words';

export function ReadyFile({ job, rendering }: { job: string; rendering: Rendering }) {
  const w = useWords(reportWords);
  const { announce } = useNotices();
  useEffect(() => announce(w('made')), [announce, w]);
  return (
    <Alert data-color="success">
      <Heading level={2} data-size="2xs">
        {w('made')}
      </Heading>
      <Paragraph>
        <a href={fileAddress(job)} download={rendering.file_name} className="ds-link">
          {w('fetch', { file: rendering.file_name })}
        </a>
      </Paragraph>
      <Paragraph>{w('kept_a_day')}</Paragraph>
    </Alert>
  );
}
