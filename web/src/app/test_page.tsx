import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, within } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { vi } from 'vitest';
import type { Session } from '@/api/types';
import { NoticesProvider } from '@/ui/notices';
import { parseSearch, stringifySearch } from './search';
import { SessionGate } from './session';

/** What a page of a test asked the server for. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** "GET /api/v1/accounts" → the answer; a Response where the status matters. */
export type Answers = Record<string, (asked: Asked) => unknown>;

export const testSession: Session = {
  account: {
    id: 'a1',
    login: 'isam',
    name: 'Kim Ek',
    kind: 'administrator',
    authority: null,
    named_as: ['Informationssäkerhetssamordnare'],
    language: 'sv',
    theme: 'auto',
    must_change_password: false,
  },
  csrf: 'c1',
  authorities: [
    { id: 'u1', code: 'UTB', name: 'Utbildningsnämnden' },
    { id: 'u2', code: 'SOC', name: 'Socialnämnden' },
  ],
  today: '2026-11-21',
  expires_at: '2026-11-22T00:00:00Z',
  level: 'password',
  confirmed_until: '2026-11-21T09:00:00Z',
  second_factor_required: false,
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

function answering(answers: Answers, asked: Asked[]) {
  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, 'http://ringmur.test');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const one: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body,
    };
    asked.push(one);
    const answer = answers[`${one.method} ${one.path}`];
    if (!answer) return json({ title: `no answer to ${one.method} ${one.path}` }, 404);
    const given = await answer(one);
    if (given instanceof Response) return given;
    return given === undefined ? new Response(null, { status: 204 }) : json(given);
  };
}

/** Draws a page at an address, signed in, with a server that gives `answers`; tells what it asked for and where it is. */
export async function showPage(
  page: () => ReactNode,
  address: string,
  answers: Answers,
  session = testSession,
  path = '$',
) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', vi.fn(answering({ 'GET /api/v1/session': () => session, ...answers }, asked)));
  vi.stubGlobal('scrollTo', () => undefined);
  const root = createRootRoute();
  const everywhere = createRoute({ getParentRoute: () => root, path, component: page });
  const home = createRoute({ getParentRoute: () => root, path: '/', component: () => 'the start page' });
  const router = createRouter({
    routeTree: root.addChildren([home, everywhere]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch,
    stringifySearch,
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const drawn = render(
    <QueryClientProvider client={client}>
      <NoticesProvider>
        <Suspense>
          <SessionGate>
            {/* The type of the page's own router is registered for all. */}
            <RouterProvider router={router as never} />
          </SessionGate>
        </Suspense>
      </NoticesProvider>
    </QueryClientProvider>,
  );
  await drawn.findByRole('heading', { level: 1 });
  return { ...drawn, asked, router, where: () => router.state.location.href };
}

/** What stands in an open dialog. */
export async function dialogCalled(title: string) {
  const heading = await screen.findByRole('heading', { name: title, hidden: true });
  const dialog = heading.closest('dialog');
  if (!dialog) throw new Error(`no dialog called ${title}`);
  return within(dialog);
}
