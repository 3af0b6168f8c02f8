import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Page } from '@/app/Page';
import { showPage } from '@/app/test_page';
import { task, tasks } from '../specimen';
import { useReader } from '../useReader';
import { Facts } from './Facts';

afterEach(cleanup);

function Shown() {
  const reader = useReader();
  const covered = { weight: { ground: '18:13', label: 'OSL 18 kap. 13 §' } };
  return (
    <Page title="En post">
      <Facts
        register={tasks}
        record={task(1, { value: 9, weight: 2 })}
        reader={reader}
        covered={covered}
        above={['status', 'weight', 'value']}
      />
    </Page>
  );
}

it('says what does not stand above already, and what is secret with its sign', async () => {
  await showPage(Shown, '/registers/tasks/UPG-2026-0001', {});
  const labels = screen.getAllByRole('term').map((term) => term.textContent);
  expect(labels).toEqual(['År', 'Rubrik', 'Enhet', 'Vikt', 'Anteckning']);
  expect(screen.getByText(/OSL 18 kap. 13 §/)).toBeTruthy();
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(3);
});
