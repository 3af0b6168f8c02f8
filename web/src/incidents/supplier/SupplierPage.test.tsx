import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage, testSession } from '@/app/test_page';
import { someImpact } from './specimen';
import SupplierPage from './SupplierPage';

afterEach(cleanup);

const answers: Answers = {
  'GET /api/v1/incident-suppliers': ({ query }) => ({
    items: [
      { name: 'Skolmolnet AB', systems: 3 },
      { name: 'Vårdsystem i Norr', systems: 1 },
    ].filter(({ name }) => name.toLowerCase().includes((query.get('q') ?? '').toLowerCase())),
  }),
  'GET /api/v1/incident-suppliers/impact': () => someImpact,
};

describe("a supplier's incident", () => {
  it('finds the supplier while one writes, and keeps it in the address', async () => {
    const { where, asked } = await showPage(SupplierPage, '/x', answers);
    await screen.findByRole('link', { name: 'Vårdsystem i Norr' });
    await userEvent.type(screen.getByRole('searchbox', { name: 'Sök leverantör' }), 'skol');
    const list = within(screen.getByRole('list', { name: 'Leverantörer' }));
    await screen.findByRole('link', { name: 'Skolmolnet AB' });
    await userEvent.click(list.getByRole('link', { name: 'Skolmolnet AB' }));
    expect(await screen.findByText('Det här berörs hos Skolmolnet AB')).toBeTruthy();
    expect(where()).toBe('/x?supplier=Skolmolnet+AB');
    expect(asked.at(-1)?.query.get('supplier')).toBe('Skolmolnet AB');
  });

  it('shows what is touched, and tells what is unknown from nothing', async () => {
    await showPage(SupplierPage, '/x?supplier=Skolmolnet+AB', answers);
    const table = within(await screen.findByRole('table', { name: 'Berörda system' }));
    const portal = within(table.getByRole('row', { name: /Skolportalen/ }));
    expect(portal.getByText('K3 R2 T2')).toBeTruthy();
    expect(portal.getByText('14')).toBeTruthy();
    const lunch = within(table.getByRole('row', { name: /Lunchlistan/ }));
    expect(lunch.getByText('Inte klassat')).toBeTruthy();
    expect(lunch.getAllByText('Okänt')).toHaveLength(2);
  });

  it('begins an incident in each authority where the person may', async () => {
    const [education, social] = testSession.authorities;
    const session = {
      ...testSession,
      authorities: [
        { ...education, may: { incident: ['read', 'write'] } },
        { ...social, may: { incident: ['read'] } },
      ],
    } as typeof testSession;
    await showPage(SupplierPage, '/x?supplier=Skolmolnet+AB', answers, session);
    const link = await screen.findByRole('link', { name: 'Skapa incident i Utbildningsnämnden' });
    expect(link.getAttribute('href')).toBe(
      '/registers/incidents/new?authority=UTB&title=Incident+hos+Skolmolnet+AB&supplier=Skolmolnet+AB&supplier_caused=true&registered=8200&protected_identities=14',
    );
    expect(screen.queryByRole('link', { name: 'Skapa incident i Socialnämnden' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Kopiera utkastet till Socialnämnden' })).toBeTruthy();
  });
});
