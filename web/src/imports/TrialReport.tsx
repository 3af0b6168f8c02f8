import type { Register } from '@/api/types';
import { AbsentPart } from './AbsentPart';
import { ChangesPart } from './ChangesPart';
import { ConflictsPart } from './ConflictsPart';
import { Counts } from './Counts';
import { FaultsPart } from './FaultsPart';
import { OffersPart } from './OffersPart';
import { ReportNotices } from './ReportNotices';
import styles from './Steps.module.css';
import type { ImportReport } from './types';
import type { Wizard } from './useWizard';

interface Props {
  wizard: Wizard;
  report: ImportReport;
  register: Register;
}

/** What an import would do, and what is asked of the one who makes it. */
export function TrialReport({ wizard, report, register }: Props) {
  const { choices, change } = wizard;
  return (
    <div className={styles.report}>
      <Counts report={report} />
      {report.errors.length > 0 && (
        <FaultsPart
          report={report}
          fileName={wizard.file?.name ?? ''}
          partial={choices.partial}
          onPartial={(partial) => change({ partial })}
        />
      )}
      {report.offers.length > 0 && (
        <OffersPart
          offers={report.offers}
          register={register}
          matches={choices.matches}
          onChange={(matches) => change({ matches })}
        />
      )}
      {report.conflicts.length > 0 && (
        <ConflictsPart
          conflicts={report.conflicts}
          overwrite={choices.overwrite}
          onChange={(overwrite) => change({ overwrite })}
        />
      )}
      {report.absent_count > 0 && (
        <AbsentPart
          report={report}
          archive={choices.archiveAbsent}
          onChange={(archiveAbsent) => change({ archiveAbsent })}
        />
      )}
      {report.changes.length > 0 && <ChangesPart report={report} register={register} />}
      <ReportNotices report={report} />
    </div>
  );
}
