import { currentLanguage } from '@/words/words';

export interface Fault {
  detail: string;
  code?: string;
  /** "/title": the member of what was sent. */
  pointer?: string;
  parameter?: string;
}

/** A refusal in the reader's language: what is wrong and what to do about it (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly faults: Fault[];
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    super(text('detail') || text('title') || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = text('code');
    this.title = text('title');
    this.detail = text('detail');
    this.faults = Array.isArray(body.errors) ? (body.errors as Fault[]) : [];
    this.body = body;
  }

  /** Faults of fields, by the field's name. */
  byField(): Map<string, string> {
    const found = new Map<string, string>();
    for (const fault of this.faults) {
      const name = fault.pointer?.slice(1) ?? fault.parameter;
      if (name) found.set(name, fault.detail);
    }
    return found;
  }
}

/** The server could not be reached: it may be restarting. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface Sent {
  query?: Query;
  body?: unknown;
  /** The version that was read: a change over another one is refused with 412. */
  version?: number | string;
  file?: File;
  /** The same key again gets the first answer instead of doing it twice. */
  once?: string;
  /** Told of the version (ETag) of what came, where the answer itself does not hold it. */
  onVersion?: (version: string) => void;
  signal?: AbortSignal;
}

type Listener = () => void;
const ended = new Set<Listener>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSessionEnd(listener: Listener): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** Tells the page that nobody is signed in any more. */
export function sessionEnded(): void {
  ended.forEach((listener) => listener());
}

type Remedy = () => Promise<boolean>;
const remedies = new Map<string, Remedy>();

/**
 * Puts right what requests are refused for with `code`: where it says that it has, each of them is sent once more, so that
 * the page that sent it never knows.
 */
export function remedy(code: string, put: Remedy): () => void {
  remedies.set(code, put);
  return () => {
    if (remedies.get(code) === put) remedies.delete(code);
  };
}

let csrf = '';
/** Kept in memory only; a new session brings a new one. */
export function setCsrf(token: string): void {
  csrf = token;
}

export function addressOf(path: string, query: Query = {}): string {
  const terms = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) terms.append(name, one);
    else terms.append(name, String(value));
  }
  const text = terms.toString();
  return text ? `${path}?${text}` : path;
}

/** What every request says of itself, with the token that a write takes. */
export function headersOf(method: string, sent: Sent): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLanguage() });
  if (method !== 'GET') headers.set('X-CSRF-Token', csrf);
  if (sent.body !== undefined) headers.set('Content-Type', 'application/json');
  if (sent.version !== undefined) headers.set('If-Match', `"${sent.version}"`);
  if (sent.once !== undefined) headers.set('Idempotency-Key', sent.once);
  if (sent.file) headers.set('Content-Type', sent.file.type || 'application/octet-stream');
  return headers;
}

/** The refusal that an answer's text tells of; its status in words where it tells of none. */
export function problemIn(status: number, text: string, statusText: string): Problem {
  try {
    return new Problem(status, JSON.parse(text) as Record<string, unknown>);
  } catch {
    return new Problem(status, { title: statusText });
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  return problemIn(answer.status, await answer.text().catch(() => ''), answer.statusText);
}

async function fetched(address: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(address, how);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
}

/** The answer, or why there is none; `tried` are the remedies that have not helped. */
async function answered(method: string, path: string, sent: Sent, tried: string[] = []): Promise<Response> {
  const answer = await fetched(addressOf(path, sent.query), {
    method,
    headers: headersOf(method, sent),
    body: sent.file ?? (sent.body === undefined ? null : JSON.stringify(sent.body)),
    signal: sent.signal ?? null,
  });
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  // Signed out in another tab, the browser sends no session at all.
  if (problem.status === 401 && problem.code !== 'session.wrong') {
    sessionEnded();
  }
  const put = tried.includes(problem.code) ? undefined : remedies.get(problem.code);
  if (put && (await put())) return answered(method, path, sent, [...tried, problem.code]);
  throw problem;
}

/** Asks the API. Throws Problem where it refuses and Unreachable where it does not answer. */
export async function ask<Answer>(method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await answered(method, path, sent);
  sent.onVersion?.((answer.headers.get('ETag') ?? '').replace(/^W\/|"/g, ''));
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

/** Whether an address of the API would lead the browser on to somewhere else; throws why where it would not. */
export async function leadsOn(address: string): Promise<void> {
  const answer = await fetched(address, { headers: headersOf('GET', {}), redirect: 'manual' });
  if (answer.type !== 'opaqueredirect') throw await problemOf(answer);
}
