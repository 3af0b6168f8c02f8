import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  from: string;
  to: string[];
  /** As it was sent, head and body. */
  raw: string;
  /** What the reader sees. */
  text: string;
}

/** A mail server (npm's smtp-server) on this machine, that keeps what it is given. */
export class PostOffice {
  readonly letters: Letter[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<PostOffice> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const raw = Buffer.concat(pieces).toString('utf8');
          const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
          office.letters.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw,
            text: Buffer.from(body, 'base64').toString('utf8'),
          });
          done();
        });
      },
    });
    const office = new PostOffice(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return office;
  }

  get address(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(done));
  }
}
