import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ChainFound, faultKinds } from '@/api/trail';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { FaultEvents } from './FaultEvents';
import { proofWords } from './words';

/** What is wrong, where in the chain, and which event it is about. */
export function FaultFound({ authority, found }: { authority: string; found: ChainFound }) {
  const w = useWords(proofWords);
  const { number } = useFormats();
  const { fault_link: link, fault_event: event, fault_kind, links } = found;
  const kind = faultKinds.find((one) => one === fault_kind) ?? 'unknown';
  const place = { link: number(link ?? 0), links: number(links), event: number(event ?? 0) };
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={3} data-size="2xs">
        {w(`fault_${kind}`)}
      </Heading>
      <Paragraph>
        {found.fault} {link !== undefined && w(event === undefined ? 'at_link' : 'at_event', place)}
      </Paragraph>
      <FaultEvents authority={authority} found={found} />
      <Paragraph>{w('what_to_do')}</Paragraph>
    </Alert>
  );
}
