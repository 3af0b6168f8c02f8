import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { FileDrop } from './FileDrop';
import styles from './Steps.module.css';
import { Step } from './Step';
import type { Wizard } from './useWizard';
import { importWords } from './words';

export function FileStep({ wizard }: { wizard: Wizard }) {
  const w = useWords(importWords);
  const unit = one(useSearchMap(), 'unit');
  const changeSearch = useChangeSearch();
  const { file, looking } = wizard;
  return (
    <Step number={1} title={w('step_file')}>
      <div data-wide>
        <FileDrop file={file} onChoose={(chosen) => wizard.choose(chosen)} />
      </div>
      {wizard.register?.name !== 'unit' && (
        <div className={styles.unit}>
          <UnitChooser value={unit} onChange={(code) => changeSearch({ unit: code })} />
          <p className={styles.help}>{w('unit_help')}</p>
        </div>
      )}
      {looking.isPending && <Busy label={w('reading')} />}
      {looking.error && <ErrorNote error={looking.error} onRetry={() => file && wizard.choose(file)} />}
    </Step>
  );
}
