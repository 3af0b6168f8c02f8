import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { showPage } from '@/app/test_page';
import { DragCard } from './DragCard';
import { DropColumn } from './DropColumn';

afterEach(cleanup);

const dropped = vi.fn<(column: string, id: string) => void>();

const columns = { Nu: ['a', 'b', 'c'], Sedan: ['d'] };

function Columns() {
  return (
    <>
      <h1>Kort</h1>
      {Object.entries(columns).map(([name, ids]) => (
        <DropColumn
          key={name}
          name={name}
          items={ids.map((id) => ({ id }))}
          dependencies={[]}
          onDrop={(id) => dropped(name, id)}
        >
          {({ id }) => <Card id={id} />}
        </DropColumn>
      ))}
    </>
  );
}

function Card({ id }: { id: string }) {
  const options = [{ value: 'x', label: 'X' }];
  return (
    <DragCard
      id={id}
      title={`Kort ${id}`}
      mayMove
      choice={{ label: `Val ${id}`, value: 'x', options }}
      onChoose={undefined}
    >
      {null}
    </DragCard>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label');

describe('cards in columns', () => {
  it('are moved by keyboard, also one that is not the first', async () => {
    await showPage(Columns, '/plan', {});
    await screen.findByRole('row', { name: 'Kort b' });
    const user = userEvent.setup();
    while (focused() !== 'Kort a') await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Kort b');
    await user.tab();
    expect(focused()).toBe('Dra Kort b');
    await user.keyboard('{Enter}');
    const place = await screen.findByRole('button', { name: /Sedan: 1/ });
    await vi.waitFor(() => expect(focused()).toMatch(/^Släpp på/));
    while (document.activeElement !== place) await user.tab();
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(dropped.mock.calls).toEqual([['Sedan', 'b']]));
  });
});
