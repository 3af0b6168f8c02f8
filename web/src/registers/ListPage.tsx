import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Import, Plus } from 'lucide-react';
import { Page } from '@/app/Page';
import { useRights } from '@/app/useMay';
import { useSay, useWords } from '@/words/words';
import { RegisterList } from './list/RegisterList';
import { UnknownRegister } from './UnknownRegister';
import { useRegister } from './useRegister';
import { registerWords } from './words';

export default function ListPage() {
  const w = useWords(registerWords);
  const say = useSay();
  const register = useRegister();
  const { may } = useRights();
  if (!register) return <UnknownRegister />;
  const { plural } = register;
  return (
    <Page
      key={plural}
      wide
      title={say(register.label_plural)}
      lead={say(register.help)}
      actions={
        <>
          {may(register.name, 'write') && (
            <Button asChild data-size="sm">
              <Link to="/registers/$register/new" params={{ register: plural }}>
                <Plus aria-hidden size={16} />
                {w('new')}
              </Link>
            </Button>
          )}
          {may('imports', 'write') && (
            <Button asChild variant="secondary" data-size="sm">
              <Link to="/imports/new" search={{ as: plural }}>
                <Import aria-hidden size={16} />
                {w('import')}
              </Link>
            </Button>
          )}
        </>
      }
    >
      <RegisterList register={register} />
    </Page>
  );
}
