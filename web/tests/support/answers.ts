import type { Page } from 'playwright-core';

/** What the server is asked for and answers, of lists: no page of ours asks for more than 200 rows, or holds more. */
export class Answers {
  readonly faults: string[] = [];
  private readonly bodies: Promise<void>[] = [];

  constructor(page: Page) {
    page.on('response', (answer) => {
      const url = new URL(answer.url());
      if (!url.pathname.startsWith('/api/v1/') || !answer.headers()['content-type']?.includes('json')) return;
      const limit = Number(url.searchParams.get('limit') ?? '0');
      if (limit > 200) this.faults.push(`asked for ${answer.url()}`);
      const weigh = ({ items }: { items?: unknown[] }) => {
        if (items && items.length > 200) this.faults.push(`${answer.url()}: ${items.length}`);
      };
      this.bodies.push(
        answer
          .json()
          .then(weigh)
          .catch(() => undefined),
      );
    });
  }

  /** How many there were, when all have been read. */
  async read(): Promise<number> {
    await Promise.all(this.bodies);
    return this.bodies.length;
  }
}
