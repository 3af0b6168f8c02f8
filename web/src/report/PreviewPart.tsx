import { Alert, Button, Switch } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { useDraftedChapters } from './drafts';
import type { PartProps } from './PartProps';
import styles from './PreviewPart.module.css';
import { previewAddress } from './requests';
import { reportWords } from './words';

/** The same site's document; null where the browser shows a fault of its own. */
function cameAsPage(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentDocument?.contentType === 'text/html';
  } catch {
    return false;
  }
}

/** The report as it would be now. */
export function PreviewPart({ place, data }: PartProps) {
  const w = useWords(reportWords);
  const drafted = useDraftedChapters(place);
  const [state, setState] = useState<'busy' | 'shown' | 'failed'>('busy');
  const [round, setRound] = useState(0);
  const [secret, setSecret] = useState(false);
  const maySee = useMay('secrecy', 'read');
  const address = previewAddress(place, !secret);
  // What is saved is in it: another version of a chapter is another preview.
  const edition = `${round} ${String(secret)} ${data.chapters.map((chapter) => chapter.version).join(' ')}`;
  const [drawn, setDrawn] = useState(edition);
  if (drawn !== edition) {
    setDrawn(edition);
    setState('busy');
  }
  return (
    <>
      {drafted.length > 0 && (
        <Alert data-color="warning" data-size="sm">
          {w('preview_unsaved')}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button variant="secondary" onClick={() => setRound(round + 1)}>
          {w('preview_again')}
        </Button>
        <a href={address} target="_blank" rel="noreferrer" className="ds-link">
          {w('own_window')}
        </a>
        {maySee && (
          <Switch
            label={w('preview_secret')}
            description={w('preview_secret_help')}
            checked={secret}
            onChange={(event) => setSecret(event.target.checked)}
          />
        )}
        {state === 'busy' && <Busy label={w('preview_busy')} />}
      </div>
      {state === 'failed' && <Alert data-color="danger">{w('preview_failed')}</Alert>}
      <iframe
        key={edition}
        src={address}
        title={w('preview_title', { year: data.year })}
        sandbox="allow-same-origin allow-popups"
        className={styles.frame}
        hidden={state === 'failed'}
        aria-busy={state === 'busy'}
        onLoad={(event) => setState(cameAsPage(event.currentTarget) ? 'shown' : 'failed')}
      />
    </>
  );
}
