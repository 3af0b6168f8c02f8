import { Link } from '@tanstack/react-router';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { NoRisks } from '../NoRisks';
import { NewWorkshopForm } from './NewWorkshopForm';
import { useRisksToChoose } from './useRisksToChoose';
import { workshopWords } from './words';

/** Chooses what is to be assessed together, of one analysis and year. */
export function NewWorkshop() {
  const w = useWords(workshopWords);
  const choosing = useRisksToChoose();
  const { known, error } = choosing;
  const back = (
    <Link to="/workshops" className="ds-link">
      {w('back')}
    </Link>
  );
  return (
    <Page title={w('new')} lead={w('new_lead')} above={back}>
      {error && !known && <ErrorNote error={error} />}
      {!error && !known && <Busy />}
      {known && (choosing.year === '' ? <NoRisks /> : <NewWorkshopForm choosing={choosing} />)}
    </Page>
  );
}
