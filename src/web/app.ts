import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { guard } from './guard.ts';
import { healthRoute } from './health.ts';
import type { Live } from './live.ts';
import { pageFiles } from './page-files.ts';
import { sandboxApi } from './sandbox-api.ts';
import type { WebServerOptions } from './server.ts';

/** All routes: `/health` always; the sandbox page and its API only with a simulation. */
export function createWebApp(options: WebServerOptions & { readonly live: Live }): Hono {
  const { host, health, simulation, pageFolder, live, log } = options;
  const app = new Hono();
  app.use(guard(host), secureHeaders(headers));
  app.get('/health', healthRoute(health));
  if (simulation === undefined) {
    app.get('/', (context) => context.html(SANDBOX_OFF));
  } else {
    app.route('/api/sandbox', sandboxApi(simulation, live));
    app.get('*', pageFiles(pageFolder));
  }

  app.notFound((context) => context.json({ error: '没有这个地址。请从首页 / 进入。' }, 404));
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'web request failed');
    return context.json({ error: '服务器出错了。请再试一次;还不行,请看运行窗口里的记录。' }, 500);
  });
  return app;
}

const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Plain HTTP on this machine: nothing may be upgraded to TLS.
  strictTransportSecurity: false,
};

const SANDBOX_OFF = `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>代表建议机器人</title></head>
  <body>
    <h1>代表建议机器人正在运行</h1>
    <p>已经接入了聊天平台,所以沙盒页面是关闭的,免得有人冒用别人的身份说话。</p>
    <p>请在微信或飞书里使用机器人。想试用沙盒,请去掉平台的配置(见 .env.example)后重新启动。</p>
    <p>运行状态见 <a href="/health">/health</a>。</p>
  </body>
</html>
`;
