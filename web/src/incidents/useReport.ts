import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ownReportsQuery, reportIncident } from '@/api/incident_reports';
import { Problem } from '@/api/request';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { faultsOf, type Part, reportOf } from './draft';
import { keepContacts } from './contacts_kept';
import { useDraft } from './useDraft';
import { incidentsWords } from './words';

/** What was sent under this key may have arrived: the server cannot say. */
const sentBefore = (error: unknown) =>
  error instanceof Problem &&
  (error.code === 'idempotency.other_request' || error.code === 'idempotency.unanswered');

/** A report from its first word to its receipt. */
export function useReport() {
  const w = useWords(incidentsWords);
  const { account } = useSession();
  const authority = useAuthority();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draft, once, begun, change, discard, renewKey } = useDraft(account);
  const [own, setOwn] = useState(new Map<Part, string>());
  const sending = useMutation({
    mutationFn: () => reportIncident(reportOf(draft), authority.code, once),
    onSuccess: ({ reference, contacts }) => {
      if (contacts) keepContacts(reference, contacts);
      const search = { received: reference, ...(draft.anonymous && { as: 'anonymous' }) };
      discard();
      void client.invalidateQueries({ queryKey: ownReportsQuery.queryKey });
      void navigate({ to: '/report-incident', search, replace: true });
    },
    onError: (error) => {
      if (sentBefore(error)) renewKey();
    },
  });
  const send = () => {
    const found = faultsOf(draft, new Date());
    setOwn(new Map([...found].map(([part, fault]) => [part, w(fault)])));
    if (found.size === 0) sending.mutate();
    else sending.reset();
  };
  const refused = sending.error instanceof Problem ? sending.error.byField() : new Map<string, string>();
  return {
    draft,
    begun,
    discard,
    send,
    change,
    faults: new Map<string, string>([...refused, ...own]),
    sending: sending.isPending,
    sentBefore: sentBefore(sending.error),
    error: refused.size > 0 || sentBefore(sending.error) ? null : sending.error,
  };
}
