import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { passwords, people, type Who } from './people';
import type { RunningServer } from './program';

let browser: Browser | undefined;

/**
 * The browser of those who test in this process. Never one for two processes: each would follow the other's pages
 * too, at twice the cost, and answer the dialogs that nobody there waits for.
 */
export function ownChromium(): { endpoint: string; downloads: string } {
  const own = inject('chromiums')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!own) throw new Error(`no browser for worker ${process.env.VITEST_POOL_ID}`);
  return own;
}

/** Over its debugging port. */
export async function theBrowser(): Promise<Browser> {
  const { endpoint, downloads } = ownChromium();
  browser ??= await chromium.connectOverCDP(endpoint, { artifactsDir: downloads });
  return browser;
}

export interface Window {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: 'sv' | 'en';
  /** Per cent of the usual text. */
  text?: number;
  reducedMotion?: boolean;
  /** A telephone: fingers, no mouse. */
  touch?: boolean;
}

/** Somebody with a browser of their own, who hears of everything that the page should not do. */
export class Visitor {
  /** Errors in the console, breaches of the policy, requests to other hosts, faults in scripts. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly server: RunningServer,
  ) {}

  static async at(server: RunningServer, window: Window = {}): Promise<Visitor> {
    const context = await (
      await theBrowser()
    ).newContext({
      viewport: { width: window.width ?? 1280, height: window.height ?? 860 },
      colorScheme: window.scheme ?? 'light',
      locale: window.language === 'en' ? 'en-GB' : 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      reducedMotion: window.reducedMotion ? 'reduce' : 'no-preference',
      hasTouch: window.touch ?? false,
      isMobile: window.touch ?? false,
      acceptDownloads: true,
    });
    // As when the reader has made the browser's own text larger.
    await context.addInitScript(
      (size) => {
        if (size)
          document.addEventListener(
            'readystatechange',
            () => (document.documentElement.style.fontSize = size),
          );
      },
      window.text ? `${window.text}%` : '',
    );
    // Shorter than a test may take, so that a fault names what was waited for.
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, server);
    visitor.listen();
    return visitor;
  }

  private listen() {
    this.page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d|ERR_CONNECTION_REFUSED/.test(message.text())) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.server.address) && !/^(data|blob|about):/.test(url)) {
        this.complaints.push(`left for another host: ${url}`);
      }
    });
  }

  /** Opens a page of the program, by its address. */
  async go(path: string): Promise<void> {
    await this.page.goto(this.server.address + path);
  }

  /** Goes on from the page that stands there, as by a link: only another state of the same page is begun anew. */
  async goOn(path: string): Promise<void> {
    if (new URL(path, this.server.address).pathname === new URL(this.page.url()).pathname)
      return this.go(path);
    await this.page.evaluate((to) => {
      (document.activeElement as HTMLElement | null)?.blur();
      history.pushState(null, '', to);
    }, path);
    // A page that one comes to gives its title the focus.
    await this.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  }

  /** Signs in by hand, at the page that asks for it. */
  async signIn(who: Who, path = '/'): Promise<void> {
    await this.go(path);
    await this.page.getByLabel(/^(Användarnamn|User name)$/).fill(people[who].login);
    await this.page.getByLabel(/^(Lösenord|Password)$/).fill(passwords[who]);
    await this.page.getByRole('button', { name: /^(Logga in|Sign in)$/ }).click();
    await this.page
      .getByRole('navigation', { name: /^(Huvudmeny|Main menu)$/, includeHidden: true })
      .waitFor({ state: 'attached' });
  }

  /** Until the page has its title and shows what it waited for. */
  async ready(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.waitForFunction(
      () => !document.querySelector('[aria-busy="true"], [data-busy]') && document.fonts.status === 'loaded',
    );
  }

  /** Until nothing is asked of the server and nothing is being fetched. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(() => document.fonts.ready);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
