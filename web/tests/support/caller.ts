import { passwords, people, type Who } from './people';
import type { RunningServer } from './program';

/** Somebody who asks the API without a page. */
export class Caller {
  private constructor(
    private readonly server: RunningServer,
    private readonly cookie: string,
    private readonly csrf: string,
  ) {}

  static signIn(server: RunningServer, who: Who): Promise<Caller> {
    return Caller.signInAs(server, { login: people[who].login, password: passwords[who] });
  }

  /** Somebody whom only the test knows. */
  static async signInAs(server: RunningServer, said: { login: string; password: string }): Promise<Caller> {
    const answer = await fetch(`${server.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(said),
    });
    if (!answer.ok) throw new Error(`${said.login} is not let in: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const { csrf } = (await answer.json()) as { csrf: string };
    return new Caller(server, cookie, csrf);
  }

  async ask(method: string, path: string, body?: unknown): Promise<{ status: number; told: unknown }> {
    const answer = await fetch(this.server.address + path, {
      method,
      headers: {
        Cookie: this.cookie,
        'X-CSRF-Token': this.csrf,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, told: text ? (JSON.parse(text) as unknown) : null };
  }
}
