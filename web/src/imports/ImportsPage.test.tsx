import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, showPage } from '@/app/test_page';
import ImportsPage from './ImportsPage';
import { specimenRegisters } from './specimen';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const made = {
  id: 'i1',
  register: 'incidents',
  file_name: 'incidenter.csv',
  unit: 'UTB',
  at: '2026-11-20T09:00:00Z',
  by: 'Kim Ek',
  created: 2,
  changed: 1,
  archived: 0,
  undone_at: null,
  can_undo: true,
};

const show = (items: object[], undo: () => unknown) =>
  showPage(ImportsPage, '/imports?authority=UTB', {
    'GET /api/v1/registers': () => ({ items: specimenRegisters }),
    'GET /api/v1/imports': () => ({ items }),
    'POST /api/v1/imports/i1/undo': undo,
  });

const undo = async () => {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Ångra importen av incidenter.csv' }));
  await user.click(screen.getByRole('button', { name: 'Ångra' }));
};

describe('imports', () => {
  it('says what to do first where there are none', async () => {
    await show([], () => undefined);
    expect(await screen.findByText('Ingenting är importerat än')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Importera en fil' }).getAttribute('href')).toContain(
      '/imports/new',
    );
  });

  it('are undone after a question, and what happened is told', async () => {
    const { asked } = await show([made], () => ({ archived: 2, changed_back: 1, restored: 0 }));
    await undo();
    expect(
      (await screen.findAllByText(/Importen är ångrad: 2 arkiverade, 1 med gamla värden/)).length,
    ).toBeGreaterThan(0);
    expect(asked.find((one) => one.method === 'POST')?.query.get('authority')).toBe('UTB');
  });

  it('say what is built upon them', async () => {
    const refusal = {
      title: 'Det går inte',
      code: 'import.built_upon',
      errors: [{ detail: 'Incident INC-2026-0007 har ändrats sedan importen.' }],
    };
    await show([made], () => json(refusal, 409));
    await undo();
    expect(await screen.findByRole('heading', { name: 'Importen går inte att ångra' })).toBeTruthy();
    expect(screen.getByText('Incident INC-2026-0007 har ändrats sedan importen.')).toBeTruthy();
  });

  it('lead to the records that are named', async () => {
    const records = [{ register: 'incidents', id: 'r7', reference: 'INC-2026-0007', title: 'Dator borta' }];
    await show([made], () => json({ code: 'import.built_upon', records }, 409));
    await undo();
    const link = await screen.findByRole('link', { name: 'INC-2026-0007 Dator borta' });
    expect(link.getAttribute('href')).toContain('/registers/incidents/r7');
  });

  it('that are undone cannot be undone again', async () => {
    await show([{ ...made, undone_at: '2026-11-21T08:00:00Z', can_undo: false }], () => undefined);
    expect(await screen.findByText(/^Ångrad 2026-11-21/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /ångra importen/i })).toBeNull();
  });
});
