import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SimulatedClock, SimulatedLine, Simulation } from '../chat/simulation.ts';
import { civilDateOf } from '../domain/calendar/civil-date.ts';
import { type Live, pageCast, pageTraffic } from './live.ts';
import { isShownInPlace, pageLine, type Advance, type PageClock } from './page-types.ts';
import {
  advanceInput,
  bodyOf,
  chatInput,
  faultsInput,
  fileInput,
  fillInput,
  InputError,
  LARGEST_REQUEST,
  linesInput,
  parsed,
  pressInput,
  sayInput,
} from './sandbox-input.ts';

const HOUR = 3_600_000;

/** The API under `/api/sandbox`. Every refusal is `{ error }` and says in Chinese what to do. */
export function sandboxApi(simulation: Simulation, live: Live): Hono {
  const api = new Hono();
  api.use(bodyLimit({ maxSize: LARGEST_REQUEST, onError: tooLarge }));
  reading(api, simulation, live);
  acting(api, simulation);
  network(api, simulation);
  time(api, simulation.clock, live);
  api.onError((error, context) => {
    if (!(error instanceof InputError)) throw error;
    return context.json({ error: error.message }, error.status);
  });
  return api;
}

function reading(api: Hono, simulation: Simulation, live: Live): void {
  api.get('/people', (context) => context.json(simulation.people()));
  api.get('/chats', (context) => context.json(pageCast(simulation).chats));
  api.get('/lines', (context) => {
    const { chat, after } = parsed(linesInput, context.req.query());
    requireChat(simulation, chat);
    return context.json(simulation.lines(chat, after).map(pageLine));
  });
  api.get('/files/:sequence', (context) => {
    const input = { chat: context.req.query('chat'), sequence: context.req.param('sequence') };
    const { chat, sequence } = parsed(fileInput, input);
    return fileResponse(simulation.lines(chat, sequence - 1).find((line) => line.sequence === sequence));
  });
  api.get('/audience', async (context) => {
    const { chat } = parsed(chatInput, context.req.query());
    requireChat(simulation, chat);
    return context.json(await simulation.audience(chat));
  });
  api.get('/rehearsal', async () => rehearsalResponse(await simulation.rehearsal(), simulation.clock));
  api.get('/live', (context) => live.stream(context, simulation));
}

function acting(api: Hono, simulation: Simulation): void {
  api.post('/say', async (context) => {
    const { quote, ...act } = parsed(sayInput, await bodyOf(context));
    requireMember(simulation, act);
    if (quote === undefined) {
      await simulation.say(act);
    } else {
      requireLine(simulation, act.chat, quote);
      await simulation.say({ ...act, quote });
    }
    return context.json({ ok: true });
  });
  api.post('/press', async (context) => {
    const act = parsed(pressInput, await bodyOf(context));
    requireMember(simulation, act);
    requireLine(simulation, act.chat, act.messageId);
    await simulation.press(act);
    return context.json({ ok: true });
  });
  api.post('/fill', async (context) => {
    const { messageId, ...act } = parsed(fillInput, await bodyOf(context));
    requireMember(simulation, act);
    await simulation.fill(messageId === undefined ? act : { ...act, messageId });
    return context.json({ ok: true });
  });
}

function network(api: Hono, simulation: Simulation): void {
  api.get('/traffic', async (context) => context.json(await pageTraffic(simulation)));
  api.post('/faults', async (context) => {
    simulation.setFaults(parsed(faultsInput, await bodyOf(context)).faults);
    return context.json(await pageTraffic(simulation));
  });
}

function time(api: Hono, clock: SimulatedClock, live: Live): void {
  let moving = false;
  api.get('/clock', async (context) => context.json(await pageClock(clock)));
  api.post('/advance', async (context) => {
    const target = await targetOf(clock, parsed(advanceInput, await bodyOf(context)));
    if (moving) throw new InputError(409, '时间正在往前走,请等它走完再按。');
    moving = true;
    try {
      await clock.advanceTo(target);
    } finally {
      moving = false;
      live.tellTime(clock);
    }
    return context.json(await pageClock(clock));
  });
}

async function targetOf(clock: SimulatedClock, advance: Advance): Promise<Date> {
  const now = clock.now();
  if ('to' in advance) {
    const target = new Date(advance.to);
    if (target < now) throw new InputError(400, '时间只能往前走。请选一个比现在晚的时刻。');
    return target;
  }
  if (advance.by === 'hour') return new Date(now.getTime() + HOUR);
  if (advance.by === 'workday') return clock.afterWorkingDays(1);
  const due = await clock.nextDue();
  if (due === undefined) throw new InputError(409, '眼下没有会到期的事。可以按「下一个工作日」。');
  return due.at;
}

async function pageClock(clock: SimulatedClock): Promise<PageClock> {
  const due = await clock.nextDue();
  return {
    now: clock.now().toISOString(),
    day: clock.kindOfToday(),
    nextDue: due === undefined ? null : { at: due.at.toISOString(), what: due.what },
  };
}

function requireChat(simulation: Simulation, id: string): void {
  if (simulation.chats().some((chat) => chat.id === id)) return;
  throw new InputError(404, '没有这个群或私聊。请刷新页面,再从左边选一个。');
}

function requireMember(
  simulation: Simulation,
  { by, chat }: { readonly by: string; readonly chat: string },
): void {
  requireChat(simulation, chat);
  if (simulation.chats().some((each) => each.id === chat && each.members.includes(by))) return;
  const name = simulation.people().find((person) => person.id === by)?.name;
  if (name === undefined) throw new InputError(404, '没有这个人。请刷新页面,再选「我是谁」。');
  throw new InputError(403, `${name}不在这个聊天里。请换一个聊天,或换一个人说话。`);
}

function requireLine(simulation: Simulation, chat: string, messageId: string): void {
  if (simulation.lines(chat, 0).some((line) => line.messageId === messageId)) return;
  throw new InputError(404, '这条消息已经不在了。请刷新页面再试。');
}

/** Files come from people: they are downloaded, and only harmless pictures are shown in place. */
function fileResponse(line: SimulatedLine | undefined): Response {
  if (line === undefined || line.message.kind === 'text' || line.message.kind === 'card') {
    throw new InputError(404, '这个文件已经不在了。请刷新页面再试。');
  }
  const { name, mediaType, data } = line.message;
  const inline = isShownInPlace(mediaType);
  return new Response(Buffer.from(data, 'base64'), {
    headers: {
      'content-type': inline ? mediaType : 'application/octet-stream',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, max-age=86400',
    },
  });
}

/** Named after the sandbox's own day. */
function rehearsalResponse(yaml: string | undefined, clock: SimulatedClock): Response {
  if (yaml === undefined) throw new InputError(409, '还没有可以导出的内容。请先在聊天里说几句,再导出。');
  const name = `沙盒记录-${civilDateOf(clock.now())}.yaml`;
  return new Response(yaml, {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  });
}

function tooLarge(context: Context): Response {
  return context.json({ error: '内容太大。附件每个不超过30MB,请压缩或分几次发。' }, 413);
}
