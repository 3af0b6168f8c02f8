import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, type Problem, remedy, setCsrf } from './request';

const refused = (code: string) => new Response(JSON.stringify({ code }), { status: 403 });
const fine = () => new Response(JSON.stringify({ id: '1' }), { status: 201 });

const served = (...answers: Response[]) => {
  const sent = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
  sent.mockImplementation(() => Promise.resolve(answers.shift() ?? fine()));
  vi.stubGlobal('fetch', sent);
  return sent;
};

const codeOf = (asking: Promise<unknown>) => asking.catch((problem: unknown) => (problem as Problem).code);

let without: (() => void)[] = [];
const putting = (code: string, put: () => Promise<boolean>) => without.push(remedy(code, put));

afterEach(() => {
  without.forEach((end) => end());
  without = [];
  vi.unstubAllGlobals();
});

describe('a refusal that can be put right', () => {
  it('is sent again as it was, under the new session', async () => {
    const sent = served(refused('session.confirm'));
    setCsrf('old');
    putting('session.confirm', () => {
      setCsrf('new');
      return Promise.resolve(true);
    });
    expect(await ask('POST', '/api/v1/tokens', { body: { name: 'x' } })).toEqual({ id: '1' });
    const [first, second] = sent.mock.calls.map(([address, init]) => ({ address, ...init }));
    expect(second?.address).toBe(first?.address);
    expect(second?.body).toBe('{"name":"x"}');
    expect(new Headers(first?.headers).get('X-CSRF-Token')).toBe('old');
    expect(new Headers(second?.headers).get('X-CSRF-Token')).toBe('new');
  });

  it('is told to the page where nobody put it right', async () => {
    const sent = served(refused('session.confirm'));
    putting('session.confirm', () => Promise.resolve(false));
    expect(await codeOf(ask('POST', '/api/v1/tokens'))).toBe('session.confirm');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('is not tried for ever', async () => {
    const sent = served(refused('session.confirm'), refused('session.confirm'), refused('session.confirm'));
    putting('session.confirm', () => Promise.resolve(true));
    expect(await codeOf(ask('POST', '/api/v1/tokens'))).toBe('session.confirm');
    expect(sent).toHaveBeenCalledTimes(2);
  });

  it('may be put right for another reason too', async () => {
    const sent = served(refused('csrf.missing'), refused('session.confirm'));
    putting('csrf.missing', () => Promise.resolve(true));
    putting('session.confirm', () => Promise.resolve(true));
    expect(await ask('POST', '/api/v1/tokens')).toEqual({ id: '1' });
    expect(sent).toHaveBeenCalledTimes(3);
  });

  it('has no remedy but its own', async () => {
    served(refused('right.missing'));
    const put = vi.fn(() => Promise.resolve(true));
    putting('session.confirm', put);
    expect(await codeOf(ask('POST', '/api/v1/tokens'))).toBe('right.missing');
    expect(put).not.toHaveBeenCalled();
  });
});
