import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import type { Address } from '@/api/records';
import type { Register, RegisterRecord } from '@/api/types';
import { useRights } from '@/app/useMay';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { useArchive } from './useArchive';

interface Props {
  register: Register;
  at: Address;
  record: RegisterRecord;
  title: string;
}

export function RecordActions({ register, at, record, title }: Props) {
  const w = useWords(registerWords);
  const { may } = useRights();
  const { archive, pending } = useArchive(at, title);
  const archiving = record.archived_at ? 'restore' : 'archive';
  const Icon = record.archived_at ? ArchiveRestore : Archive;
  return (
    <>
      {may(register.name, 'write') && (
        <Button asChild data-size="sm">
          <Link
            to="/registers/$register/$id"
            params={{ register: register.plural, id: at.id }}
            search={(search) => ({ ...search, edit: 'true' })}
            resetScroll={false}
          >
            <Pencil aria-hidden size={16} />
            {w('edit')}
          </Link>
        </Button>
      )}
      {may(register.name, 'archive') && (
        <Button
          variant="secondary"
          data-size="sm"
          loading={pending}
          onClick={() => archive(record.version, archiving)}
        >
          <Icon aria-hidden size={16} />
          {w(archiving)}
        </Button>
      )}
    </>
  );
}
