import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftName, keepDraft } from './drafts';
import { showReport } from './showReport';
import { specimenChapters } from './specimen';

const name = draftName({ unit: 'UTB', year: 2026 }, 'world');

afterEach(() => {
  cleanup();
  keepDraft(name, null);
  vi.unstubAllGlobals();
});

describe('what is missing', () => {
  it('leads to where it is mended', async () => {
    const lacks = [
      {
        code: 'system.not_classified',
        text: { sv: '8 system saknar klassning', en: '' },
        chapter: 'systems',
        address: '/registers/systems?authority=UTB&classified_on=is.null',
      },
      {
        code: 'words.missing',
        text: { sv: 'Text saknas: Omvärlden', en: '' },
        chapter: 'world',
        address: null,
      },
    ];
    await showReport('&part=lacks', {}, specimenChapters({ lacks }));
    expect(screen.getByRole('tab', { name: 'Saknas (2)' })).toBeTruthy();
    const list = screen.getByRole('link', { name: 'Öppna listan: 8 system saknar klassning' });
    expect(list.getAttribute('href')).toBe('/registers/systems?authority=UTB&classified_on=is.null');
    const text = screen.getByRole('link', { name: 'Skriv texten: Text saknas: Omvärlden' });
    expect(text.getAttribute('href')).toContain('chapter=world');
  });
});

describe('freezing', () => {
  it('asks first, and freezes once', async () => {
    const { user, asked } = await showReport('&part=freeze', {
      'POST /api/v1/reviews': () => ({ id: 'f1', year: 2026 }),
    });
    await user.click(screen.getByRole('button', { name: 'Frys 2026' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Frysa 2026?' }));
    expect(asked.some((one) => one.method === 'POST')).toBe(false);
    await user.click(dialog.getByRole('button', { name: 'Frys 2026' }));
    expect((await screen.findAllByText('2026 är fryst.')).length).toBeGreaterThan(0);
    const post = asked.find((one) => one.method === 'POST');
    expect(post?.body).toEqual({ unit: 'UTB', year: 2026 });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('waits while something is not saved', async () => {
    keepDraft(name, { text: 'Mitt.', version: 3 });
    await showReport('&part=freeze');
    expect(screen.getByRole('button', { name: 'Frys 2026' }).hasAttribute('disabled')).toBe(true);
  });

  it('shows which records have changed since, and by whom', async () => {
    const changed = [
      {
        figure: 'risk.total',
        type: 'risk',
        id: 'r1',
        record: 'Felaktig behörighet',
        frozen_version: 1,
        version: 2,
        changed_at: '2026-11-20T09:00:00Z',
        changed_by: 'Bo Alm',
      },
      {
        figure: 'risk.total',
        type: 'risk',
        id: 'r2',
        record: 'Tappad dator',
        frozen_version: 1,
        version: 2,
        changed_at: '2026-11-20T09:00:00Z',
        changed_by: '',
      },
    ];
    const { user } = await showReport('&part=freeze', {
      'GET /api/v1/figures': () => ({
        figures: {
          'risk.total': {
            value: 42,
            records: '/api/v1/risks?year=eq.2025',
            label: { sv: 'Risker', en: 'Risks' },
          },
        },
      }),
      'GET /api/v1/verification': () => ({
        authority: 'UTB',
        chain: { sound: true, links: 1234, head: 'ab' },
        items: [{ year: 2025, records: 40, changed, figures: [{ id: 'risk.total', difference: '41 → 42' }] }],
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Kontrollera' }));
    const table = within(await screen.findByRole('table', { name: 'Ändrade poster 2025' }));
    expect(table.getByRole('row', { name: /Felaktig behörighet.*Bo Alm/ })).toBeTruthy();
    expect(table.getByRole('row', { name: /Tappad dator.*Okänd: ändrad utanför Ringmur/ })).toBeTruthy();
    const figure = await screen.findByRole('link', { name: 'Risker' });
    expect(figure.getAttribute('href')).toContain('/registers/risks?year=eq.2025');
    expect(figure.closest('li')?.textContent).toBe('Risker: 41 → 42');
    expect(screen.getByText('2 av 40 poster har ändrats sedan dess.')).toBeTruthy();
    expect(screen.getByText(/Spårningen är hel/)).toBeTruthy();
  });
});
