import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type Algorithm = 'RS256' | 'PS256' | 'ES256';

/** Somebody whom the provider knows. */
export interface Known {
  login: string;
  name: string;
  groups: string[];
}

let made = 0;

/** A new key that signs by the algorithm. */
function newKey(algorithm: Algorithm) {
  const { privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${++made}`, alg: algorithm, use: 'sig' };
}

/** A certified provider (npm's oidc-provider) on this machine, at whose door everybody is `person`. */
export class IdentityProvider {
  person: Known = { login: 'anna.extern', name: 'Anna Extern', groups: [] };
  /** What it says of how the person showed who it is. */
  acr = 'pwd';
  refuses = false;
  signIns = 0;
  readonly secret = 'all signs /?&+%:=~ of a form';
  private server: Server | undefined;
  private port = 0;

  private constructor(
    private readonly algorithm: Algorithm,
    private readonly redirectUri: string,
  ) {}

  static async start(algorithm: Algorithm, redirectUri: string): Promise<IdentityProvider> {
    const provider = new IdentityProvider(algorithm, redirectUri);
    await provider.listen();
    return provider;
  }

  /** By name, so that a browser sees another site than Ringmur's 127.0.0.1. */
  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  private async listen(): Promise<void> {
    this.server = createServer();
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    const provider = this.provider();
    const answer = provider.callback();
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const own = request.url?.startsWith('/interaction/');
      void (own ? this.signIn(provider, request, response) : answer(request, response));
    });
  }

  async end(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
    if (this.server) await once(this.server, 'close');
    this.server = undefined;
  }

  /** With other keys, at the same address. */
  async rotateKeys(): Promise<void> {
    await this.end();
    await this.listen();
  }

  private async signIn(provider: Provider, request: IncomingMessage, response: ServerResponse) {
    if (this.refuses) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    this.signIns++;
    await provider.interactionFinished(request, response, {
      login: { accountId: this.person.login, acr: this.acr, remember: true },
    });
  }

  private provider(): Provider {
    const provider: Provider = new Provider(this.issuer, {
      jwks: { keys: [newKey(this.algorithm)] },
      clients: [
        {
          client_id: 'ringmur',
          client_secret: this.secret,
          redirect_uris: [this.redirectUri],
          id_token_signed_response_alg: this.algorithm,
        },
      ],
      enabledJWA: { idTokenSigningAlgValues: [this.algorithm] },
      cookies: { keys: ['not a secret'] },
      features: { devInteractions: { enabled: false } },
      conformIdTokenClaims: false,
      acrValues: ['pwd', 'mfa'],
      scopes: ['openid', 'profile', 'groups'],
      claims: {
        openid: ['sub'],
        profile: ['name', 'preferred_username'],
        groups: ['groups'],
        acr: null,
        auth_time: null,
      },
      pkce: { required: () => true },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          name: this.person.name,
          preferred_username: this.person.login,
          groups: this.person.groups,
        }),
      }),
      // Nobody is asked what Ringmur may know.
      loadExistingGrant: async (context) => {
        const grant = new provider.Grant({
          clientId: context.oidc.client?.clientId,
          accountId: context.oidc.session?.accountId,
        });
        grant.addOIDCScope('openid profile groups');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }
}

/** Follows a sign-in by HTTP as a browser does, with its cookies by server. */
export class Wanderer {
  private readonly cookies = new Map<string, Map<string, string>>();

  cookie(address: string, name: string): string | undefined {
    return this.cookies.get(new URL(address).host)?.get(name);
  }

  /** As somebody else who sits down at the provider. */
  forget(address: string): void {
    this.cookies.delete(new URL(address).host);
  }

  async get(address: string, accept = 'application/json'): Promise<Response> {
    const { host } = new URL(address);
    const own = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, own);
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { Accept: accept, Cookie: [...own].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const ended = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
      if (ended) own.delete(pair.slice(0, at));
      else own.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** Goes on until somebody does not send it further, or `stop` says so; the last answer and where it came from. */
  async follow(address: string, stop: (address: string) => boolean = () => false) {
    for (let steps = 0; steps < 12; ++steps) {
      if (stop(address)) return { address, answer: undefined };
      const answer = await this.get(address);
      const next = answer.headers.get('Location');
      if (!next) return { address, answer };
      address = new URL(next, address).href;
    }
    throw new Error(`no end of redirections at ${address}`);
  }
}
