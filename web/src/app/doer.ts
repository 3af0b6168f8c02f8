/** Who stands behind an event, as the trail writes it down. */
export interface Doer {
  /** A person, whoever ran a command on the server, the server by itself, a key, or nobody. */
  kind: 'person' | 'command' | 'server' | 'token' | 'nobody';
  /** Login, name of a key or of the one who ran the command. */
  name: string;
  /** Login of the one whose stand-in did it. */
  instead: string | null;
}

const command = 'command line: ';
const server = 'server: ';

export function doerOf(by: string, account: string | null): Doer {
  if (by.startsWith(command)) return { kind: 'command', name: by.slice(command.length), instead: null };
  if (by.startsWith(server)) return { kind: 'server', name: by.slice(server.length), instead: null };
  if (by === '') return { kind: 'nobody', name: '', instead: null };
  const [, name = by, instead = null] = /^(.*) \(för (.*)\)$/.exec(by) ?? [];
  return { kind: account === null ? 'token' : 'person', name, instead };
}
