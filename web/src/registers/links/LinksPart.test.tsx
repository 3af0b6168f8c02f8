import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { type Answers, dialogCalled, showPage } from '@/app/test_page';
import { task, tasks, units } from '../specimen';
import { LinksPart } from './LinksPart';

afterEach(cleanup);

const text = (sv: string) => ({ sv, en: sv });
const linked = {
  ...tasks,
  links: [{ name: 'waits_for', label: text('Väntar på'), back: text('Väntas på av'), to: ['task'] }],
};
const item = {
  kind: 'waits_for',
  label: text('Väntar på'),
  direction: 'out',
  type: 'task',
  plural: 'tasks',
  id: task(2).id,
  reference: 'UPG-2026-0002',
  title: 'Uppgift 2',
  archived: false,
  version: 2,
};
const at = { register: 'tasks', id: task(1).id, authority: 'UTB' };
const page = () => (
  <>
    <h1>Uppgift 1</h1>
    <LinksPart register={linked} at={at} title="Uppgift 1" />
  </>
);
const path = `/api/v1/tasks/${task(1).id}/links`;
const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [linked, units] }),
  [`GET ${path}`]: () => ({ items: [item] }),
  [`POST ${path}`]: () => ({ items: [] }),
  'GET /api/v1/tasks': () => ({ items: [task(3)], next: null }),
};

it('shows what a record is tied to, and unties it with a way back', async () => {
  const { asked } = await showPage(page, '/tasks', answers);
  const link = await screen.findByRole('link', { name: 'Uppgift 2' });
  expect(link.getAttribute('href')).toContain(`/registers/tasks/${task(2).id}`);
  await userEvent.click(screen.getByRole('button', { name: 'Ta bort kopplingen till Uppgift 2' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ångra' }));
  const tie = { kind: 'waits_for', type: 'task', id: task(2).id, direction: 'out' };
  const sent = asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(sent).toEqual([{ remove: [tie] }, { add: [tie] }]);
});

it('ties a record that is found by its words, and says what is lacking first', async () => {
  const { asked } = await showPage(page, '/tasks', answers);
  await userEvent.click(await screen.findByRole('button', { name: 'Lägg till koppling' }));
  const dialog = await dialogCalled('Koppla Uppgift 1');
  await userEvent.click(dialog.getByRole('button', { name: 'Koppla', hidden: true }));
  expect(dialog.getByText('Välj vad som ska kopplas.')).toBeTruthy();
  await userEvent.type(dialog.getByRole('combobox', { name: 'Post', hidden: true }), 'Upp');
  await userEvent.click(await dialog.findByRole('option', { name: /Uppgift 3/, hidden: true }));
  await userEvent.click(dialog.getByRole('button', { name: 'Koppla', hidden: true }));
  await screen.findAllByText('Uppgift 3 är kopplad.');
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    add: [{ kind: 'waits_for', type: 'task', id: task(3).id, direction: 'out' }],
  });
});
