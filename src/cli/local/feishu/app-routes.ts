import { randomUUID } from 'node:crypto';
import type { Hono, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { CLIENT_CONFIG } from './client-config.ts';
import type { Env } from './faults.ts';
import type { Premises } from './premises.ts';

const Credentials = z.object({ app_id: z.string(), app_secret: z.string() });
const EndpointCredentials = z.object({ AppID: z.string(), AppSecret: z.string() });

/** Refusals of the endpoint that were asked for, the next one first. */
export type EndpointRefusals = number[];

/** Who the app is: its token, its bot, where its long connection is. */
export function addAppRoutes(app: Hono<Env>, premises: Premises, refusals: EndpointRefusals): void {
  const { appId, appSecret, records, bot } = premises;

  app.post('/open-apis/auth/v3/tenant_access_token/internal', async (context) => {
    const given = Credentials.safeParse(await context.req.json()).data;
    if (given?.app_id !== appId) return context.json({ code: 10003, msg: 'invalid param' });
    if (given.app_secret !== appSecret) return context.json({ code: 10014, msg: 'app secret invalid' });
    const token = `t-${randomUUID()}`;
    records.tokens.add(token);
    return context.json({ code: 0, msg: 'ok', tenant_access_token: token, expire: 7200 });
  });

  app.get('/open-apis/bot/v3/info', (context) =>
    context.json({
      code: 0,
      msg: 'ok',
      bot: { activate_status: 2, app_name: bot.name, open_id: bot.openId },
    }),
  );

  app.post('/callback/ws/endpoint', async (context) => {
    const given = EndpointCredentials.safeParse(await context.req.json()).data;
    const refusal = refusals.shift();
    if (refusal !== undefined) return context.json({ code: refusal, msg: 'refused on request', data: {} });
    if (given?.AppID !== appId || given.AppSecret !== appSecret) {
      return context.json({ code: 514, msg: 'app_id or app_secret is wrong', data: {} });
    }
    const url = `ws://${new URL(context.req.url).host}/ws?device_id=1&service_id=1`;
    return context.json({ code: 0, msg: '', data: { URL: url, ClientConfig: CLIENT_CONFIG } });
  });
}

/** Every call but those for tokens needs one that is valid. */
export function requireToken({ records }: Premises): MiddlewareHandler<Env> {
  return async (context, next) => {
    if (context.req.path.startsWith('/open-apis/auth/')) return next();
    const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) return context.json({ code: 99991661, msg: 'Missing access token' }, 400);
    if (!records.tokens.has(token)) return context.json({ code: 99991663, msg: 'Invalid access token' }, 400);
    return next();
  };
}
