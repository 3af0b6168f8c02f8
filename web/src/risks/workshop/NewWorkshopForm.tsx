import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { makeWorkshop, workshopQuery, workshopsQuery } from '@/api/workshops';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { useAuthority } from '@/app/place';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import styles from './NewWorkshop.module.css';
import { RiskChoices } from './RiskChoices';
import type { RisksToChoose } from './useRisksToChoose';
import { WhichRisks } from './WhichRisks';
import { workshopWords } from './words';

const ids = { name: 'workshop-name', risks: 'workshop-risks' };

function useMaking() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { code } = useAuthority();
  return useMutation({
    mutationFn: (wanted: { title: string; risks: string[] }) => makeWorkshop(code, wanted),
    onSuccess: (made) => {
      client.setQueryData(workshopQuery(code, made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: workshopsQuery(code).queryKey, exact: true });
      return navigate({ to: '/workshops/$id', params: { id: made.id }, ignoreBlocker: true });
    },
  });
}

export function NewWorkshopForm({ choosing }: { choosing: RisksToChoose }) {
  const w = useWords(workshopWords);
  const { analysis, year, marked } = choosing;
  const [written, setWritten] = useState<string | null>(null);
  const title = written ?? w('name_of', { analysis, year });
  const [tried, setTried] = useState(false);
  const making = useMaking();
  const nameFault = tried && title.trim() === '' ? w('lacks_name') : undefined;
  const risksFault = tried && marked.length === 0 ? w('lacks_risks') : undefined;
  const make = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() !== '' && marked.length > 0) making.mutate({ title: title.trim(), risks: marked });
  };
  return (
    <form noValidate className={styles.form} onSubmit={make}>
      <FaultSummary
        title={w('lacks')}
        faults={[
          ...(nameFault ? [{ id: ids.name, text: nameFault }] : []),
          ...(risksFault ? [{ id: ids.risks, text: risksFault }] : []),
        ]}
      />
      <div id={ids.name} className={styles.name}>
        <Textfield
          label={w('name')}
          description={w('name_help')}
          maxLength={200}
          value={title}
          error={nameFault}
          onChange={(event) => setWritten(event.target.value)}
        />
      </div>
      <WhichRisks of={choosing} />
      <RiskChoices id={ids.risks} of={choosing} fault={risksFault} />
      {making.error && <ErrorNote error={making.error} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={making.isPending}>
          {w('make')}
        </Button>
        <Button asChild variant="secondary">
          <Link to="/workshops">{w('cancel')}</Link>
        </Button>
      </div>
      <LeaveQuestion unsaved={marked.length > 0 && !making.isSuccess} staysOnPage />
    </form>
  );
}
