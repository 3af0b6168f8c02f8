import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Download, Eraser } from 'lucide-react';
import { type PersonAt, personExport } from '@/api/persons';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { personsWords } from '../words';

/** What can be done with a person's data: hand it out, remove it. */
export function HeldWays({ at }: { at: PersonAt }) {
  const w = useWords(personsWords);
  const mayRemove = useMay('persons', 'write');
  return (
    <>
      <Button asChild variant="secondary">
        <a href={personExport(at)} download>
          <Download aria-hidden size={18} />
          {w('download')}
        </a>
      </Button>
      {mayRemove && (
        <Button asChild variant="secondary" data-color="danger">
          <Link
            to="/persons-data/$id"
            params={{ id: at.id }}
            search={(before) => ({ ...before, part: 'removal' })}
          >
            <Eraser aria-hidden size={18} />
            {w('remove')}
          </Link>
        </Button>
      )}
    </>
  );
}
