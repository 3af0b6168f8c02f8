import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import SearchPage from './SearchPage';

afterEach(cleanup);

const hit = (id: string, title: string) => ({
  register: 'risks',
  id,
  reference: `RSK-${id}`,
  title,
  line: '2025 · VoR',
  authority: 'UTB',
});

const answers: Answers = {
  'GET /api/v1/search': ({ query }) => ({
    groups:
      query.get('q') === 'inget'
        ? []
        : [
            {
              register: 'risks',
              total_shown: 2,
              more: true,
              items: [hit('1', 'Stulen dator'), hit('2', 'Datorhall')],
            },
          ],
  }),
  'GET /api/v1/registers': () => ({
    items: [{ plural: 'risks', label_plural: { sv: 'Risker', en: 'Risks' } }],
  }),
};

describe('the page of hits', () => {
  it('groups hits by register, marks the words and leads on', async () => {
    const { asked } = await showPage(SearchPage, '/search?find=dator', answers);
    const group = within(
      (await screen.findByRole('heading', { name: 'Risker: 2 av fler' })).parentElement as HTMLElement,
    );
    expect(group.getByRole('link', { name: 'Stulen dator' }).getAttribute('href')).toBe(
      '/registers/risks/1?authority=UTB',
    );
    expect(group.getByText('dator').tagName).toBe('MARK');
    expect(group.getByRole('link', { name: 'Alla träffar bland risker' }).getAttribute('href')).toBe(
      '/registers/risks?authority=UTB&q=dator',
    );
    expect(asked.find((one) => one.path === '/api/v1/search')?.query.get('group')).toBe('true');
  });

  it('is gone through by arrows', async () => {
    await showPage(SearchPage, '/search?find=dator', answers);
    (await screen.findByRole('link', { name: 'Stulen dator' })).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Datorhall');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Stulen dator');
  });

  it('reads the number of hits aloud', async () => {
    await showPage(SearchPage, '/search?find=dator', answers);
    const status = () => screen.getAllByRole('status').map((one) => one.textContent);
    await screen.findByRole('link', { name: 'Stulen dator' });
    await expect.poll(status).toContain('2 träffar visas. Det finns fler; öppna registret för att se alla.');
  });

  it('gives advice where nothing is found', async () => {
    await showPage(SearchPage, '/search?find=inget', answers);
    expect(await screen.findByText(/Du söker i Utbildningsnämnden/)).toBeTruthy();
  });
});
