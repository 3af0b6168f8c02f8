import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { specimenMatrix } from '@/access/specimen';
import type { Token } from '@/api/tokens';
import { dialogCalled, json, showPage } from '@/app/test_page';
import TokensPage from './TokensPage';

const token = (id: string, part: Partial<Token> = {}): Token => ({
  id,
  name: `System ${id}`,
  authority: 'UTB',
  right: 'read',
  created_at: '2026-01-01T00:00:00Z',
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
  ...part,
});

afterEach(cleanup);

describe('the tokens', () => {
  it('are revoked after a question, and shown among those that are over', async () => {
    let tokens = [token('1'), token('2', { revoked_at: '2026-02-01T00:00:00Z' })];
    const { where } = await showPage(TokensPage, '/administration/tokens', {
      'GET /api/v1/tokens': () => ({ items: tokens }),
      'DELETE /api/v1/tokens/1': () => {
        tokens = tokens.map((one) => ({ ...one, revoked_at: '2026-02-01T00:00:00Z' }));
      },
    });
    expect(await screen.findByRole('rowheader', { name: 'System 1' })).toBeTruthy();
    expect(screen.queryByRole('rowheader', { name: 'System 2' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Återkalla System 1' }));
    const dialog = await dialogCalled('Återkalla nyckeln System 1?');
    await userEvent.click(dialog.getByText('Återkalla'));
    await screen.findByText('Inga nycklar än');
    await userEvent.click(screen.getByRole('checkbox', { name: /Visa även utgångna/ }));
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2));
    expect(where()).toBe('/administration/tokens?ended=true');
  });

  it('show their secret once', async () => {
    const { asked, where } = await showPage(TokensPage, '/administration/tokens?token=new', {
      'GET /api/v1/tokens': () => ({ items: [] }),
      'GET /api/v1/matrix': () => specimenMatrix,
      'POST /api/v1/tokens': () => json({ ...token('1'), secret: 'ringmur_abc' }, 201),
    });
    await userEvent.type(screen.getByLabelText(/^Namn/), 'Personalsystemet');
    await userEvent.click(screen.getByRole('button', { name: 'Skapa nyckel' }));
    expect(screen.getAllByText('Välj minst ett register eller en uppgift.')).toHaveLength(2);
    await userEvent.selectOptions(await screen.findByLabelText('Rätt till Incidenter'), 'read');
    await userEvent.selectOptions(screen.getByLabelText('Rätt till Importer'), 'write');
    await userEvent.click(screen.getByRole('button', { name: 'Skapa nyckel' }));
    expect(await screen.findByDisplayValue('ringmur_abc')).toBeTruthy();
    expect(screen.getByText(/Authorization: Bearer ringmur_abc/)).toBeTruthy();
    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({
      name: 'Personalsystemet',
      authority: 'UTB',
      right: 'write',
      scopes: [
        { register: 'incident', right: 'read' },
        { duty: 'imports', right: 'write' },
      ],
      expires_at: '2027-11-21T23:00:00.000Z',
    });
    await userEvent.click(screen.getByText('Klar'));
    await waitFor(() => expect(where()).toBe('/administration/tokens'));
    expect(screen.queryByDisplayValue('ringmur_abc')).toBeNull();
  });
});
