import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asked, json, showPage } from '@/app/test_page';
import NewImportPage from './NewImportPage';
import { emptyReport, specimenLook, specimenRegisters } from './specimen';
import type { ImportReport } from './types';

let results: Record<string, unknown> = {};

/** A stream that tells at once that the job is done. */
class DoneStream {
  onerror: (() => void) | null = null;
  private readonly id: string;
  constructor(address: string) {
    this.id = /jobs\/([^/]+)\//.exec(address)?.[1] ?? '';
  }
  addEventListener(name: string, listener: (event: { data: string }) => void) {
    if (name !== 'done') return;
    const job = {
      id: this.id,
      kind: 'import',
      status: 'done',
      progress: 1,
      created_at: '',
      result: results[this.id],
    };
    setTimeout(() => listener({ data: JSON.stringify(job) }));
  }
  close() {
    this.onerror = null;
  }
}

beforeEach(() => vi.stubGlobal('EventSource', DoneStream));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const file = new File(['Rubrik;Vad är det\r\nTappad dator;x\r\n'], 'incidenter.csv', { type: 'text/csv' });

async function begin(trial: Partial<ImportReport>, run: (asked: Asked) => unknown = () => ({ id: 'run' })) {
  results = {
    trial: { ...emptyReport, ...trial },
    run: { ...emptyReport, written: true, import_id: 'i1' },
  };
  const page = await showPage(NewImportPage, '/imports/new?authority=UTB', {
    'GET /api/v1/registers': () => ({ items: specimenRegisters }),
    'GET /api/v1/units': () => ({ items: [], next: null }),
    'POST /api/v1/import-headings': () => specimenLook,
    'POST /api/v1/imports': (asked) => (asked.query.has('dry_run') ? { id: 'trial' } : run(asked)),
  });
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText('Välj fil', { selector: 'input' }), file);
  await screen.findByRole('combobox', { name: 'Fält för Rubrik' });
  return { ...page, user };
}

const tryIt = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: /^Provkör/ }));
  await screen.findByText('Rader i filen');
};
const runButton = () => screen.getByRole('button', { name: 'Importera' });

describe('a new import', () => {
  it('is tried, run once and told of, with its job in the address', async () => {
    const { user, asked, where } = await begin({});
    expect(screen.getByText('Okänd rubrik')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Fält för Vad är det' }), 'kind');
    expect(screen.queryByText('Okänd rubrik')).toBeNull();
    await tryIt(user);
    await user.click(runButton());
    await screen.findByRole('heading', { name: 'Importen är klar' });
    expect(where()).toContain('job=run');
    const [trial, run] = asked.filter((one) => one.path === '/api/v1/imports');
    expect(trial?.query.get('dry_run')).toBe('true');
    expect(run?.query.has('dry_run')).toBe(false);
    expect(run?.query.get('map')).toBe('Vad är det:kind');
    expect(run?.query.get('unit')).toBe('UTB');
    expect(trial?.headers.has('Idempotency-Key')).toBe(false);
    expect(run?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(screen.getByRole('link', { name: 'Öppna incidenter' }).getAttribute('href')).toContain(
      '/registers/incidents',
    );
  });

  it('keeps its key when the answer is lost, so that it is not made twice', async () => {
    let lost = true;
    const { user, asked } = await begin({}, () => {
      if (!lost) return { id: 'run' };
      lost = false;
      return json({ title: 'Servern startar om' }, 503);
    });
    await tryIt(user);
    await user.click(runButton());
    await screen.findByText('Servern startar om');
    await user.click(runButton());
    await screen.findByRole('heading', { name: 'Importen är klar' });
    const keys = asked
      .filter((one) => one.path === '/api/v1/imports' && !one.query.has('dry_run'))
      .map((one) => one.headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('asks for a new trial when something has been chosen anew', async () => {
    const { user } = await begin({});
    await tryIt(user);
    expect(runButton().hasAttribute('disabled')).toBe(false);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Fält för Vad är det' }), 'kind');
    expect(runButton().hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/Du har ändrat något sedan provkörningen/)).toBeTruthy();
  });

  it('passes over rows in error only when somebody says so', async () => {
    const fault = { line: 3, heading: 'Rubrik', value: '', code: 'x', message: 'Rubrik: fyll i.' };
    const { user, asked } = await begin({ error_count: 1, errors: [fault] });
    await tryIt(user);
    expect(runButton().hasAttribute('disabled')).toBe(true);
    expect(
      within(screen.getByRole('table', { name: 'Rader med fel' })).getByText('Rubrik: fyll i.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /hoppa över de andra/ }));
    await user.click(runButton());
    await screen.findByRole('heading', { name: 'Importen är klar' });
    const orders = asked.filter((one) => one.path === '/api/v1/imports');
    expect(orders.map((one) => one.query.get('partial'))).toEqual([null, 'true']);
  });

  it('waits for an answer to every offer, and tries again with them', async () => {
    const offers = [
      {
        line: 14,
        row: 'Tappad dator',
        candidates: [{ id: 'r1', reference: 'INC-2026-0003', title: 'Dator borta' }],
      },
    ];
    const { user, asked } = await begin({ offers });
    await tryIt(user);
    expect(screen.getByText(/Svara först på/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Samma som INC-2026-0003 Dator borta' }));
    await user.click(screen.getByRole('button', { name: 'Provkör igen' }));
    await waitFor(() => expect(runButton().hasAttribute('disabled')).toBe(false));
    expect(
      asked
        .filter((one) => one.path === '/api/v1/imports')
        .at(-1)
        ?.query.getAll('match'),
    ).toEqual(['14:r1']);
  });

  it('shows before and after of what changes', async () => {
    const changes = [
      { line: 2, record: 'Tappad dator', changes: { kind: [null, 'Stöld'] as [null, string] } },
    ];
    const { user } = await begin({ created: 0, changed: 1, changes });
    await tryIt(user);
    const row = within(screen.getByRole('table', { name: 'Ändringar' })).getByRole('row', {
      name: /Tappad dator/,
    });
    expect(row.textContent).toContain('Typ av händelse: tomt');
    expect(row.querySelector('ins')?.textContent).toBe('Stöld');
  });

  it('is refused before it is sent where the file is of another kind', async () => {
    const { asked } = await begin({});
    const before = asked.length;
    const drop = screen.getByLabelText('Välj fil', { selector: 'input' });
    await userEvent.setup({ applyAccept: false }).upload(drop, new File(['x'], 'bild.png'));
    expect(await screen.findByText(/bild.png är varken CSV eller XLSX/)).toBeTruthy();
    expect(asked.length).toBe(before);
    expect(screen.getByText('incidenter.csv')).toBeTruthy();
  });
});
