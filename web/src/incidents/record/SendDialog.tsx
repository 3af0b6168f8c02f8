import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Duty } from '@/api/incident_duties';
import { sendNotice } from '@/api/incident_forms';
import { recordsChanged } from '@/api/records';
import { momentText } from '@/kinds/calendar';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import { useIncident } from './incident_context';
import { isLate, sendRegister } from './reports/send_register';
import { reportWords } from './reports/words';

interface Props {
  duty: Duty;
  /** Of the form that was filled in: what it says. Missing: there is none. */
  filled?: { form: string; title: string; content: Record<string, string>; previous: string | null };
  onSent?: () => void;
  onClose: () => void;
}

/** Keeps that something has been sent: when, to whom, with which receipt, and why where it was late. */
export function SendDialog({ duty, filled, onSent, onClose }: Props) {
  const w = useWords(reportWords);
  const say = useSay();
  const { at } = useIncident();
  const client = useQueryClient();
  const { tell } = useNotices();
  const notices = useRegisterNamed('incident_notice');
  const [keyOf] = useState(onceKeys);
  const [opened] = useState(() => Date.now());
  if (!notices) return null;
  const register = sendRegister(notices, { freeWords: !filled, late: isLate(duty, opened) });
  const title = filled?.title ?? say(duty.label);
  const save = async (drafts: Drafts) => {
    const said = valuesOf(register, drafts);
    const written = (name: string) => String(said[name] ?? '');
    const notice = {
      duty: duty.id,
      form: filled?.form ?? '',
      title: written('title'),
      recipient: written('recipient'),
      content: filled?.content ?? { text: written('content') },
      sent_at: written('sent_at'),
      receipt: written('receipt'),
      late_reason: written('late_reason'),
      previous: filled?.previous ?? null,
    };
    await sendNotice(at, notice, keyOf(notice));
    tell(w('saved', { title: notice.title }));
    void recordsChanged(client);
    onSent?.();
    onClose();
  };
  const minute = 60_000;
  return (
    <DialogForm
      title={w(filled ? 'send_title' : 'done_title', { title })}
      register={register}
      initial={{
        title,
        recipient: say(duty.recipient),
        sent_at: momentText(Math.floor(opened / minute) * minute),
        content: '',
        receipt: '',
        late_reason: '',
      }}
      submit={w('save')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w(filled ? 'send_help' : 'done_help')}</Paragraph>
    </DialogForm>
  );
}
