import { Button } from '@digdir/designsystemet-react';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/words/words';
import { copyWords } from './copy_words';
import { useNotices } from './notices';

interface Props {
  text: string;
  label: string;
  /** What of many things is copied: for who hears the button alone. */
  about?: string;
}

/** Takes a text to the clipboard, and says whether that worked: a browser may refuse. */
export function CopyButton({ text, label, about }: Props) {
  const w = useWords(copyWords);
  const { announce } = useNotices();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    const worked = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(worked ? 'copied' : 'refused');
    announce(w(worked ? 'copied' : 'refused'));
  };
  // Without https a browser has no clipboard for pages at all.
  const failed = () => setOutcome('refused');
  return (
    <>
      <Button variant={about ? 'tertiary' : 'secondary'} onClick={() => void copy().catch(failed)}>
        {outcome === 'copied' ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
        {outcome === 'copied' ? w('copied') : label}{' '}
        {about && <span className="visually-hidden">({about})</span>}
      </Button>
      {outcome === 'refused' && <p>{w('refused')}</p>}
    </>
  );
}
