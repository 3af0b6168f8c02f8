import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { passwords, people, type Who } from './people';
import { RunningServer } from './program';
import { Visitor, type Window } from './visitor';

/** The program on a made-up kommun of its own for the tests of a file, and those who visit it. */
export interface Visits {
  /** Somebody who is signed in already, past the form for it, and stands at `path`. */
  visit: (who: Who, path?: string, window?: Window) => Promise<Visitor>;
  server: () => RunningServer;
}

/** Called at the top of a file. After each test every visitor leaves, and none may have had a complaint. */
export function visits(): Visits {
  let running: RunningServer | undefined;
  let here: Visitor[] = [];
  const server = () => {
    if (!running) throw new Error('the server runs in tests only');
    return running;
  };
  beforeAll(async () => {
    running = await RunningServer.on(inject('town'));
  });
  afterEach(async () => {
    const leaving = here;
    here = [];
    await Promise.all(leaving.map((visitor) => visitor.leave()));
    expect(leaving.flatMap((visitor) => visitor.complaints)).toEqual([]);
  });
  afterAll(() => running?.end());
  return {
    server,
    visit: async (who, path = '/', window = {}) => {
      const visitor = await Visitor.at(server(), window);
      here.push(visitor);
      const said = { login: people[who].login, password: passwords[who] };
      const answer = await visitor.context.request.post(`${server().address}/api/v1/session`, { data: said });
      expect(answer.status(), 'signed in').toBe(200);
      await visitor.go(path);
      await visitor.page
        .getByRole('navigation', { name: /^(Huvudmeny|Main menu)$/, includeHidden: true })
        .waitFor({ state: 'attached' });
      return visitor;
    },
  };
}
