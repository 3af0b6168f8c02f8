import { Alert, Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { type ChainFound, verifyChain } from '@/api/trail';
import { Busy } from '@/ui/Busy';
import { CopyButton } from '@/ui/CopyButton';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { FaultFound } from './FaultFound';
import { headOf } from './head';
import styles from './ProofPart.module.css';
import { proofWords } from './words';

/** Works the whole chain out again when somebody asks, and says in words what was found. */
export function CheckPart({ authority }: { authority: string }) {
  const w = useWords(proofWords);
  const client = useQueryClient();
  const [written, setWritten] = useState('');
  const [faulty, setFaulty] = useState(false);
  const checking = useMutation({
    mutationFn: (head: string) => verifyChain(authority, head),
    // The verification is itself an event.
    onSuccess: () => void client.invalidateQueries({ queryKey: ['trail'] }),
  });
  const check = (event: SyntheticEvent) => {
    event.preventDefault();
    const head = headOf(written);
    setFaulty(head === null);
    if (head !== null) checking.mutate(head);
  };
  const { data: found, error, isPending, variables } = checking;
  return (
    <section className={styles.part} aria-labelledby="trail-check">
      <Heading level={2} data-size="xs" id="trail-check">
        {w('check')}
      </Heading>
      <Paragraph className={styles.help}>{w('check_help')}</Paragraph>
      <form className={styles.check} onSubmit={check} noValidate>
        <Textfield
          label={w('head')}
          description={w('head_help')}
          value={written}
          autoComplete="off"
          spellCheck={false}
          error={faulty && w('head_fault')}
          onChange={(event) => setWritten(event.target.value)}
        />
        <div>
          <Button type="submit" loading={isPending}>
            <ShieldCheck aria-hidden size={18} />
            {w('check_now')}
          </Button>
        </div>
      </form>
      {isPending && <Busy label={w('checking')} />}
      {error && <ErrorNote error={error} />}
      {found?.sound && <Sound found={found} compared={Boolean(variables)} />}
      {found && !found.sound && <FaultFound authority={authority} found={found} />}
    </section>
  );
}

function Sound({ found, compared }: { found: ChainFound; compared: boolean }) {
  const w = useWords(proofWords);
  const { number } = useFormats();
  return (
    <Alert data-color="success" role="status">
      <Heading level={3} data-size="2xs">
        {w('sound')}
      </Heading>
      <Paragraph>
        {w('sound_help', { count: found.links, number: number(found.links) })} {compared && w('head_agrees')}
      </Paragraph>
      <p className={styles.head}>
        {w('head_now')}: <code>{found.head}</code>
      </p>
      <CopyButton text={found.head} label={w('copy_head')} />
    </Alert>
  );
}
