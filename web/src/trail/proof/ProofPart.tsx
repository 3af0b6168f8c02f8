import { Paragraph } from '@digdir/designsystemet-react';
import { cityChain } from '@/api/trail';
import { useAuthority, useSearchMap } from '@/app/place';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { filterOf } from '../events/wanted';
import { CheckPart } from './CheckPart';
import { SealsPart } from './SealsPart';
import { proofWords } from './words';

/** What tells that nobody has changed the trail behind the back of the program. */
export function ProofPart() {
  const w = useWords(proofWords);
  const { authority } = filterOf(useSearchMap(), useAuthority().code);
  const mayCheck = useMay('report', 'read');
  const city = authority === cityChain;
  return (
    <>
      {city && <Paragraph>{w('city_help')}</Paragraph>}
      {!city && !mayCheck && <Paragraph>{w('not_allowed')}</Paragraph>}
      {!city && mayCheck && <CheckPart key={authority} authority={authority} />}
      <SealsPart authority={authority} />
    </>
  );
}
