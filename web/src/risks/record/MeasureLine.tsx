import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { changeLinks, type Tie } from '@/api/links';
import { type Address, recordsChanged } from '@/api/records';
import { fieldOf } from '@/api/registers';
import { useSession } from '@/app/session';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import lines from './Measures.module.css';
import type { Measure } from './useMeasures';
import { riskRecordWords } from './words';

/** How an activity stands, in few words. */
function useFacts({ record }: Measure): string[] {
  const w = useWords(riskRecordWords);
  const say = useSay();
  const f = useFormats();
  const { today } = useSession();
  const register = useRegisterNamed('activity');
  if (!record) return [];
  const statuses = register ? (fieldOf(register, 'status')?.choices ?? []) : [];
  const status = statuses.find(({ code }) => code === record.status);
  const open = record.status === 'planned' || record.status === 'ongoing';
  const due = typeof record.due === 'string' ? record.due : '';
  return [
    typeof record.responsible === 'string' ? record.responsible : '',
    due && f.date(due),
    open && due && due < today ? w('late') : status ? say(status.label) : '',
  ].filter(Boolean);
}

interface Props {
  at: Address;
  measure: Measure;
  mayRemove: boolean;
}

export function MeasureLine({ at, measure, mayRemove }: Props) {
  const w = useWords(riskRecordWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const facts = useFacts(measure);
  const title = measure.title ?? w('secret');
  const ties = measure.ties.map(({ kind, type, id, direction }): Tie => ({ kind, type, id, direction }));
  const removing = useMutation({
    mutationFn: () => changeLinks(at, { remove: ties }),
    onSuccess: () => {
      tell(
        w('unlinked', { title }),
        undo(() => changeLinks(at, { add: ties })),
      );
      void recordsChanged(client);
    },
    onError: (error) => tell(error.message),
  });
  return (
    <li className={lines.line}>
      <span className={lines.what}>
        <Link
          to="/registers/$register/$id"
          params={{ register: 'activities', id: measure.id }}
          className="ds-link"
        >
          {title}
        </Link>
        <span className={lines.facts}>{facts.join(' · ')}</span>
      </span>
      {mayRemove && (
        <Button
          variant="tertiary"
          icon
          data-size="sm"
          aria-label={w('unlink', { title })}
          loading={removing.isPending}
          onClick={() => removing.mutate()}
        >
          <X aria-hidden size={16} />
        </Button>
      )}
    </li>
  );
}
