import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type Assignment, endAssignment } from '@/api/assignments';
import { useSession } from '@/app/session';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { usePlaceText } from './usePlaceText';
import { useRoleName } from './useRoleName';
import { useRolesChanged } from './useRolesChanged';
import { rolesWords } from './words';

export function EndQuestion({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const w = useWords(rolesWords);
  const { tell } = useNotices();
  const { account } = useSession();
  const roleName = useRoleName();
  const changed = useRolesChanged();
  const where = usePlaceText(assignment);
  const names = { role: roleName(assignment.role), name: assignment.name };
  const ending = useMutation({
    mutationFn: () => endAssignment(assignment.id),
    onSuccess: () => {
      tell(w('ended', names));
      onClose();
      return changed();
    },
  });
  return (
    <Question
      open
      danger
      title={w('end_question', names)}
      yes={w('end')}
      pending={ending.isPending}
      error={ending.error}
      onYes={ending.mutate}
      onClose={onClose}
    >
      <Paragraph>{w('end_where', { where })}</Paragraph>
      <Paragraph>{w('end_help')}</Paragraph>
      {assignment.account === account.id && <Alert data-color="warning">{w('end_own')}</Alert>}
    </Question>
  );
}
