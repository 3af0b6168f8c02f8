import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Keys } from './keys';
import { chooseKeys } from './keys_choice';
import { Page } from './Page';
import { showPage } from './test_page';

function Shown() {
  return (
    <Page title="Sida">
      <Keys />
    </Page>
  );
}

const press = (key: string) => fireEvent.keyDown(document.body, { key });

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('single keys', () => {
  it('lead about the page', async () => {
    const { where } = await showPage(Shown, '/somewhere', {});
    press('g');
    press('o');
    await waitFor(() => expect(where()).toBe('/administration/units'));
  });

  it('do nothing when they are chosen off', async () => {
    const { where } = await showPage(Shown, '/somewhere', {});
    chooseKeys(false);
    press('?');
    press('g');
    press('o');
    expect(screen.queryByRole('heading', { name: 'Kortkommandon', hidden: true })).toBeNull();
    expect(where()).toBe('/somewhere');
  });
});
