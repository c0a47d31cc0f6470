import { Client, DefaultCache, withTenantToken } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { RetryableSendError } from '../../chat/platform.ts';
import { decisionOf, type Effect, isStaleToken } from './fault.ts';
import { createHttp } from './http.ts';
import type { Patience } from './patience.ts';
import { SILENT } from './sdk-log.ts';
import { createTokenKeeper, type Token } from './token.ts';

export type Auth = ReturnType<typeof withTenantToken>;

/** The app's calls to the open platform. Every rejection is a Permanent- or RetryableSendError, or of unknown fate. */
export interface Api {
  readonly client: Client;
  /** Call with a valid token, and once more when the platform no longer knows it. `name` is for the error's text. */
  call<T>(name: string, effect: Effect, request: (auth: Auth) => Promise<T>): Promise<T>;
  /**
   * Send a form with a file. Not through the SDK: its multipart part bears no file name (platforms.md, F36).
   */
  upload(path: string, form: FormData): Promise<unknown>;
  /** Break off what only reads; sends are finished. */
  stop(): void;
}

export interface ApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly patience: Patience;
}

const TokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number().default(7200) });

export function createApi(options: ApiOptions): Api {
  const { appId, appSecret, domain, patience } = options;
  const stopping = new AbortController();
  const http = createHttp(patience.answer, stopping.signal);
  // The token is ours: the SDK asks for one per call when several begin at once, and keeps one that was revoked.
  const client = new Client({
    appId,
    appSecret,
    domain,
    httpInstance: http,
    disableTokenCache: true,
    cache: new DefaultCache(),
    ...SILENT,
  });
  const keeper = createTokenKeeper(() => fetchToken(client, options));

  const call: Api['call'] = async (name, effect, request) => {
    try {
      const token = await keeper.current();
      return await request(withTenantToken(token)).catch(async (error: unknown) => {
        if (!isStaleToken(error)) throw error;
        keeper.forget(token);
        return request(withTenantToken(await keeper.current()));
      });
    } catch (error) {
      throw decisionOf(name, error, effect);
    }
  };

  return {
    client,
    call,
    upload: (path, form) =>
      call(`upload to ${path}`, 'prepares', ({ headers }) =>
        http.post(`${domain}${path}`, form, { timeout: patience.transfer, ...(headers && { headers }) }),
      ),
    stop: () => stopping.abort(),
  };
}

/** Nothing was shown yet, and wrong credentials can be put right: whatever the reason, it may work later. */
async function fetchToken(client: Client, { appId, appSecret }: ApiOptions): Promise<Token> {
  try {
    const data = { app_id: appId, app_secret: appSecret };
    const answer = TokenAnswer.parse(await client.auth.v3.tenantAccessToken.internal({ data }));
    return { value: answer.tenant_access_token, validFor: answer.expire * 1000 };
  } catch (error) {
    throw new RetryableSendError(decisionOf('access token', error, 'prepares').message);
  }
}
