import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordsChanged } from '@/api/records';
import { type Analysis, type CarriedOver, carryOver } from '@/api/risks';
import { useUnitName } from '@/app/useUnits';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { Modal } from '@/ui/Modal';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import styles from './CarryOver.module.css';
import { CarriedOverNote } from './CarriedOverNote';
import { carryWords } from './carry_words';
import type { RiskChoice } from './useRiskMap';

interface Props {
  shown: Analysis;
  choice: RiskChoice;
  onClose: () => void;
}

const option = (value: number) => ({ value: String(value), label: String(value) });

/** Which analysis goes over to which year; afterwards, what came of it. */
export function CarryOverDialog({ shown, choice, onClose }: Props) {
  const w = useWords(carryWords);
  const client = useQueryClient();
  const { announce } = useNotices();
  const authority = useAuthority();
  const unitName = useUnitName(choice.unit);
  const [analysis, setAnalysis] = useState(shown.analysis);
  const [from, setFrom] = useState(shown.year);
  const [to, setTo] = useState(shown.year + 1);
  const carrying = useMutation({
    mutationFn: () => carryOver({ unit: shown.unit, analysis, from, to }),
    onSuccess: ({ made }) => {
      announce(made > 0 ? w('made', { count: made, to }) : w('made_none', { to }));
      void recordsChanged(client);
    },
  });
  if (carrying.data) {
    return <Outcome carried={carrying.data} analysis={analysis} to={to} choice={choice} onClose={onClose} />;
  }
  const years = choice.years ?? [];
  return (
    <Question
      open
      title={w('title')}
      yes={w('yes')}
      pending={carrying.isPending}
      error={carrying.error}
      onYes={() => carrying.mutate()}
      onClose={onClose}
    >
      <Paragraph>{w('help')}</Paragraph>
      <div className={styles.fields}>
        <SelectField
          label={w('analysis')}
          value={analysis}
          options={[...new Set([shown.analysis, ...choice.analyses])].map((value) => ({
            value,
            label: value,
          }))}
          onChange={setAnalysis}
        />
        <SelectField
          label={w('from')}
          value={String(from)}
          options={years.map(option)}
          onChange={(year) => {
            setFrom(Number(year));
            setTo(Number(year) + 1);
          }}
        />
        <SelectField
          label={w('to')}
          value={String(to)}
          options={[from + 1, from + 2, from + 3].map(option)}
          onChange={(year) => setTo(Number(year))}
        />
      </div>
      <Paragraph>{w('unit', { unit: choice.unit ? unitName : authority.name })}</Paragraph>
    </Question>
  );
}

interface OutcomeProps extends Omit<Props, 'shown'> {
  carried: CarriedOver;
  analysis: string;
  to: number;
}

function Outcome({ carried, analysis, to, choice, onClose }: OutcomeProps) {
  const w = useWords(carryWords);
  return (
    <Modal open title={w('title')} onClose={onClose} actions={<Button onClick={onClose}>{w('done')}</Button>}>
      <CarriedOverNote carried={carried} analysis={analysis} to={to} filter={choice.always} />
    </Modal>
  );
}
