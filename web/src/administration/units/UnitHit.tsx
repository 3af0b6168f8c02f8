import { Button, Table } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Names, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useWords } from '@/words/words';
import { text, unitsAbove } from './branch';
import { unitTreeWords } from './words';

export function UnitHit({ unit, names }: { unit: RegisterRecord; names: Names }) {
  const w = useWords(unitTreeWords);
  const authority = useAuthority();
  const change = useChangeSearch();
  const name = text(unit, 'name');
  const parent = text(unit, 'parent');
  const showing = useMutation({
    mutationFn: () => unitsAbove(authority.code, parent || null),
    onSuccess: (open) => change({ q: '', open, unit: unit.id }),
  });
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link to="/registers/$register/$id" params={{ register: 'units', id: unit.id }} className="ds-link">
          {name}
        </Link>
      </Table.HeaderCell>
      <Table.Cell>{text(unit, 'code')}</Table.Cell>
      <Table.Cell>{text(unit, 'kind')}</Table.Cell>
      <Table.Cell>{names[parent] ?? ''}</Table.Cell>
      <Table.Cell>
        <Button
          variant="tertiary"
          loading={showing.isPending}
          aria-label={w('show_this_in_tree', { name })}
          onClick={() => showing.mutate()}
        >
          {w('show_in_tree')}
        </Button>
      </Table.Cell>
    </Table.Row>
  );
}
