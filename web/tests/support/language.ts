import type { Page } from 'playwright-core';

/** Turns the page, and the account, into a language, as the person's own choice does. */
export async function speak(page: Page, language: 'sv' | 'en'): Promise<void> {
  const status = await page.evaluate(async (wanted) => {
    const { csrf } = (await (await fetch('/api/v1/session')).json()) as { csrf: string };
    const answer = await fetch('/api/v1/session', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
      body: JSON.stringify({ language: wanted }),
    });
    return answer.status;
  }, language);
  if (status !== 200) throw new Error(`the language was refused: ${status}`);
  await page.reload();
}
