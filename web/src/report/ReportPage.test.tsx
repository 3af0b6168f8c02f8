import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json } from '@/app/test_page';
import { draftName, keepDraft, readDraft } from './drafts';
import { mergedTexts } from './mergedTexts';
import { showReport } from './showReport';
import { specimenChapters, tableText } from './specimen';

const name = draftName({ unit: 'UTB', year: 2026 }, 'world');

afterEach(() => {
  cleanup();
  keepDraft(name, null);
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const world = '/api/v1/report/chapters/world';

const box = () => screen.findByRole('textbox', { name: 'Omvärlden' }, { timeout: 4000 });
const write = async (words: string) => fireEvent.change(await box(), { target: { value: words } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Spara' }));
const mine = `${tableText}Mitt.`;
const theirs = {
  ...specimenChapters().chapters[0],
  text: `${tableText}Deras.`,
  version: 4,
  changed_by: 'Bo Alm',
};

describe('a chapter', () => {
  it('is saved over the version that was read, and told of', async () => {
    const { asked } = await showReport('&chapter=world', {
      [`PUT ${world}`]: () => ({ ...theirs, text: mine, version: 4 }),
    });
    await write(mine);
    save();
    expect((await screen.findAllByText('Texten i Omvärlden är sparad.')).length).toBeGreaterThan(0);
    const put = asked.find((one) => one.method === 'PUT');
    expect(put?.headers.get('If-Match')).toBe('"3"');
    expect(put?.body).toEqual({ text: mine });
    expect(put?.query.get('unit')).toBe('UTB');
    expect(readDraft(name)).toBeNull();
  });

  it('keeps what is written when it cannot be saved', async () => {
    await showReport('&chapter=world', {
      [`PUT ${world}`]: () => json({ title: 'Servern startar om' }, 503),
    });
    await write(mine);
    save();
    await screen.findByText('Servern startar om');
    expect(((await box()) as HTMLTextAreaElement).value).toBe(mine);
    await waitFor(() => expect(readDraft(name)).toEqual({ text: mine, version: 3 }));
  });

  it('comes back after a reload, and says so', async () => {
    keepDraft(name, { text: mine, version: 3 });
    await showReport('&chapter=world');
    expect(((await box()) as HTMLTextAreaElement).value).toBe(mine);
    expect(screen.getByText(/Det du skrev förra gången finns kvar/)).toBeTruthy();
  });

  it('shows both texts when two have written, and lets the person choose', async () => {
    let tries = 0;
    const { asked } = await showReport('&chapter=world', {
      [`PUT ${world}`]: () => {
        tries += 1;
        return tries === 1
          ? json({ title: 'Ändrad', current: theirs }, 412)
          : { ...theirs, text: mine, version: 5 };
      },
    });
    await write(mine);
    save();
    const dialog = within(await screen.findByRole('dialog', { name: 'Två har skrivit i Omvärlden' }));
    expect((await dialog.findByRole('region', { name: 'Din text' })).textContent).toContain('Mitt.');
    expect(dialog.getByRole('region', { name: 'Texten som är sparad' }).textContent).toContain('Deras.');
    fireEvent.click(dialog.getByRole('button', { name: 'Spara min text' }));
    await screen.findAllByText('Texten i Omvärlden är sparad.');
    const puts = asked.filter((one) => one.method === 'PUT');
    expect(puts.map((one) => one.headers.get('If-Match'))).toEqual(['"3"', '"4"']);
    expect(puts[1]?.body).toEqual({ text: mine });
  });

  it('puts both into the editor to be merged', async () => {
    await showReport('&chapter=world', { [`PUT ${world}`]: () => json({ current: theirs }, 412) });
    await write(mine);
    save();
    fireEvent.click(await screen.findByRole('button', { name: 'Slå ihop i redigeraren' }));
    await waitFor(async () =>
      expect(((await box()) as HTMLTextAreaElement).value).toBe(mergedTexts(mine, theirs.text)),
    );
    expect(readDraft(name)).toEqual({ text: mergedTexts(mine, theirs.text), version: 4 });
  });

  it('takes what the other saved, and has a way back', async () => {
    await showReport('&chapter=world', { [`PUT ${world}`]: () => json({ current: theirs }, 412) });
    await write(mine);
    save();
    fireEvent.click(await screen.findByRole('button', { name: 'Ta den som är sparad' }));
    await waitFor(async () => expect(((await box()) as HTMLTextAreaElement).value).toBe(theirs.text));
    expect(readDraft(name)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Ångra' }));
    await waitFor(async () => expect(((await box()) as HTMLTextAreaElement).value).toBe(mine));
    expect(readDraft(name)).toEqual({ text: mine, version: 4 });
  });

  it('takes last year’s text after a question, where something is written', async () => {
    await showReport('&chapter=world');
    await box();
    fireEvent.click(await screen.findByRole('button', { name: 'Använd den här: Text från 2025' }));
    fireEvent.click(screen.getByRole('button', { name: 'Ersätt' }));
    await waitFor(() => expect(readDraft(name)).toEqual({ text: 'Förra årets omvärld.', version: 3 }));
  });

  it('of a frozen year is read only', async () => {
    const frozen = { id: 'f1', at: '2026-11-20T09:00:00Z', by: 'Kim Ek' };
    await showReport('&chapter=world', {}, specimenChapters({ frozen }));
    expect(await screen.findByText(/2026 är fryst. Texterna går att läsa/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Spara' })).toBeNull();
  });
});
