import { Page } from '@/app/Page';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useWords } from '@/words/words';
import { FileStep } from './FileStep';
import { MadeNow } from './MadeNow';
import { MappingStep } from './MappingStep';
import { RunStep } from './RunStep';
import { TrialStep } from './TrialStep';
import { useWizard } from './useWizard';
import { importWords } from './words';

/** From a file to a register in four steps; the order itself is found again by its job in the address. */
export default function NewImportPage() {
  const w = useWords(importWords);
  const wizard = useWizard();
  const job = one(useSearchMap(), 'job');
  if (job) {
    return (
      <Page title={w('new_title')} key="made">
        <MadeNow job={job} onBack={wizard.file ? wizard.tryIt : undefined} />
      </Page>
    );
  }
  return (
    <Page title={w('new_title')} lead={w('new_lead')} key="steps">
      <FileStep wizard={wizard} />
      {wizard.look && <MappingStep wizard={wizard} look={wizard.look} />}
      {wizard.register && <TrialStep wizard={wizard} />}
      {wizard.report && wizard.register && (
        <RunStep wizard={wizard} report={wizard.report} register={wizard.register} />
      )}
      <LeaveQuestion unsaved={wizard.tried} staysOnPage />
    </Page>
  );
}
