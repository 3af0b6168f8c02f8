import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Page } from './Page';
import { SessionList } from './SessionList';
import { showPage } from './test_page';

const session = (id: string, agent: string, current = false) => ({
  id,
  agent,
  current,
  created_at: '2026-11-20T08:00:00Z',
  used_at: '2026-11-21T08:00:00Z',
  expires_at: '2026-11-27T08:00:00Z',
});

function Shown() {
  return (
    <Page title="Mitt">
      <SessionList />
    </Page>
  );
}

afterEach(cleanup);

describe('where one is signed in', () => {
  it('ends all but the one in use', async () => {
    let all = [
      session('1', 'Firefox/140 Windows', true),
      session('2', 'Safari/605 iPhone'),
      session('3', 'x'),
    ];
    const end = (id: string) => () => {
      all = all.filter((one) => one.id !== id);
    };
    const { asked } = await showPage(Shown, '/account', {
      'GET /api/v1/session/all': () => ({ items: all }),
      'DELETE /api/v1/sessions/2': end('2'),
      'DELETE /api/v1/sessions/3': end('3'),
    });
    await screen.findByText('Firefox på Windows');
    expect(screen.queryByRole('button', { name: 'Avsluta inloggningen i Firefox på Windows' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Avsluta alla andra' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    const ended = asked.filter((one) => one.method === 'DELETE').map((one) => one.path);
    expect(ended).toEqual(['/api/v1/sessions/2', '/api/v1/sessions/3']);
    expect(asked.find((one) => one.method === 'DELETE')?.headers.get('X-CSRF-Token')).toBe('c1');
  });
});
