import { cleanup, configure, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '@/api/types';
import { Page } from '@/app/Page';
import { type Answers, showPage, testSession } from '@/app/test_page';
import { task, tasks } from '../specimen';
import { Readings } from './Readings';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const { id } = task(1);
const entry = { by: 'anna', account: 'a7', at: '2026-11-21T10:00:00Z' };

const sessionThat = (may: Session['authorities'][number]['may']): Session => ({
  ...testSession,
  authorities: testSession.authorities.map((one) => ({ ...one, ...(may && { may }) })),
});

function Shown() {
  return (
    <Page title="En post">
      <Readings register={tasks} at={{ register: 'tasks', id: 'UPG-2026-0001', authority: 'UTB' }} id={id} />
    </Page>
  );
}

const show = (items: unknown[], session: Session) => {
  const answers: Answers = {
    'GET /api/v1/trail': () => ({ items, next: null }),
    'GET /api/v1/accounts': () => ({ items: [{ id: 'a7', login: 'anna', name: 'Anna Berg' }] }),
  };
  return showPage(Shown, '/registers/tasks/UPG-2026-0001', answers, session);
};

const all = { trail: ['read'], accounts: ['read'] } as const;

describe('who has read a secret record', () => {
  it('is told by name, with the time and how often', async () => {
    const { asked } = await show([entry, { ...entry, at: '2026-11-21T09:00:00Z' }], sessionThat(all));
    expect(await screen.findByText('Anna Berg')).toBeTruthy();
    expect(screen.getByText(/läste 2 gånger/)).toBeTruthy();
    expect(screen.getByText('2026-11-21 11:00')).toBeTruthy();
    const { query } = asked.find((one) => one.path === '/api/v1/trail') ?? {};
    expect(Object.fromEntries(query ?? [])).toMatchObject({
      authority: 'UTB',
      kind: 'seen',
      type: 'task',
      id,
    });
  });

  it('is said to be nobody where nobody has', async () => {
    await show([], sessionThat(all));
    expect(await screen.findByText('Ingen har läst posten sedan den markerades.')).toBeTruthy();
  });

  it('leads to all of them where there are more', async () => {
    await show(
      Array.from({ length: 50 }, () => entry),
      sessionThat(all),
    );
    const link = await screen.findByRole('link', { name: 'Visa alla läsningar' });
    expect(link.getAttribute('href')).toBe(`/trail?kind=seen&type=task&id=${id}`);
  });

  it('is not asked for by who may not read the trail', async () => {
    const { asked } = await show([entry], sessionThat({ task: ['read'] }));
    expect(screen.queryByText('Vem som har läst')).toBeNull();
    expect(asked.some((one) => one.path === '/api/v1/trail')).toBe(false);
  });
});
