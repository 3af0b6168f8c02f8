/** The little of npm's oidc-provider that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    oidc: { client?: { clientId: string }; session?: { accountId?: string } };
  }
  interface Grant {
    addOIDCScope(scopes: string): void;
    save(): Promise<string>;
  }
  interface Configuration {
    jwks: { keys: object[] };
    clients: {
      client_id: string;
      client_secret: string;
      redirect_uris: string[];
      id_token_signed_response_alg: string;
    }[];
    enabledJWA: { idTokenSigningAlgValues: string[] };
    cookies: { keys: string[] };
    features: { devInteractions: { enabled: boolean } };
    conformIdTokenClaims: boolean;
    acrValues: string[];
    scopes: string[];
    claims: Record<string, string[] | null>;
    pkce: { required: () => boolean };
    interactions: { url: (context: Context, interaction: { uid: string }) => string };
    findAccount: (context: Context, id: string) => { accountId: string; claims: () => object };
    loadExistingGrant: (context: Context) => Promise<Grant>;
  }
  type Outcome = { error: string } | { login: { accountId: string; acr: string; remember: boolean } };

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    Grant: new (of: { clientId: string | undefined; accountId: string | undefined }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, outcome: Outcome): Promise<void>;
  }
}
