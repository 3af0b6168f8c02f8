import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage } from './test_page';
import { UnitChooser } from './UnitChooser';

afterEach(cleanup);

const units = [
  { id: '1', code: 'UTB', name: 'Utbildningsnämnden' },
  { id: '2', code: 'SKOLA', name: 'Grundskola' },
  { id: '3', code: 'FSK', name: 'Förskola' },
];

const answers: Answers = {
  'GET /api/v1/units': ({ query }) => {
    const code = query.get('code')?.slice(3);
    const q = (query.get('q') ?? '').toLowerCase();
    const fits = (unit: (typeof units)[0]) =>
      code ? unit.code === code : unit.name.toLowerCase().includes(q);
    return { items: units.filter(fits), next: null };
  },
};

function Page() {
  const [unit, setUnit] = useState('');
  return (
    <>
      <h1>{unit || '–'}</h1>
      <UnitChooser value={unit} onChange={setUnit} />
    </>
  );
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Enhet' });
const chosen = () => screen.getByRole('heading').textContent;

describe('choosing a unit', () => {
  it('begins with the whole authority', async () => {
    await showPage(Page, '/page', answers);
    expect(box().value).toBe('Hela Utbildningsnämnden');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('finds a unit by what is written and takes it by Enter', async () => {
    await showPage(Page, '/page', answers);
    await userEvent.click(box());
    await userEvent.keyboard('försk');
    expect(box().value).toBe('försk');
    await expect
      .poll(() => screen.queryAllByRole('option').map((one) => one.textContent))
      .toEqual(['FörskolaFSK']);
    await userEvent.keyboard('{Enter}');
    expect(chosen()).toBe('FSK');
    await expect.poll(() => box().value).toBe('Förskola');
  });

  it('is gone through by arrows, and left by Escape without a change', async () => {
    await showPage(Page, '/page', answers);
    await userEvent.click(box());
    await screen.findByRole('option', { name: /Grundskola/ });
    expect(screen.getAllByRole('option')).toHaveLength(3);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const active = document.getElementById(box().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('Grundskola');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(chosen()).toBe('–');
  });

  it('says that nothing fits', async () => {
    await showPage(Page, '/page', answers);
    await userEvent.type(box(), 'zzz');
    expect(await screen.findByText('Ingen enhet passar')).toBeTruthy();
  });
});
