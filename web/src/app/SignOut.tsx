import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { signOut } from '@/api/session';
import { useWords } from '@/words/words';
import { appWords } from './words';

/** Drafts outlive a reload and a lost session, but not who leaves: the next one may be somebody else. */
function forgetTab() {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function SignOut() {
  const w = useWords(appWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await navigate({ to: '/' });
    await signOut();
    client.clear();
    forgetTab();
    window.location.assign('/');
  };
  return (
    <Button
      variant="tertiary"
      data-color="neutral"
      data-size="sm"
      icon
      aria-label={w('sign_out')}
      title={w('sign_out')}
      onClick={() => void leave()}
    >
      <LogOut aria-hidden size={18} />
    </Button>
  );
}
