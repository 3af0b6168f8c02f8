import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import { matrixQuery } from '@/api/matrix';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { MatrixView } from './matrix/MatrixView';
import { matrixWords } from './matrix/words';

/** What each role may do, on one screen. */
export default function MatrixPage() {
  const w = useWords(matrixWords);
  const matrix = useQuery(matrixQuery);
  const roles = useQuery(rolesQuery);
  const failed = [matrix, roles].find((asked) => asked.error && !asked.data);
  if (matrix.data && roles.data) return <MatrixView matrix={matrix.data} roles={roles.data} />;
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      {failed ? <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} /> : <Busy />}
    </Page>
  );
}
