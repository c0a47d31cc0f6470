import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { text, type Card } from '../../src/chat/card.ts';
import type { Address, InboundEvent } from '../../src/chat/message.ts';
import type { SimulatedClock, SimulatedOutgoing, SimulationOffice } from '../../src/chat/simulation.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../../src/platforms/sandbox/network.ts';
import { createSimulation } from '../../src/platforms/sandbox/simulation.ts';
import type { HealthReport } from '../../src/web/health.ts';
import { createWebServer, type WebServer } from '../../src/web/server.ts';

const START = new Date('2026-03-02T09:00:00+08:00');
const DAY = 86_400_000;

export const healthy: HealthReport = { ok: true, reasons: [], parts: { database: 'ok' } };
/** For tests that need no page. */
export const noPage = fileURLToPath(new URL('./no-page', import.meta.url));

/** Its parts can be replaced by a test. */
interface ManualClock extends SimulatedClock {
  due: { readonly at: Date; readonly what: string } | undefined;
  advanceTo: SimulatedClock['advanceTo'];
}

/** What the application would know; a test sets it. */
interface ManualOffice extends SimulationOffice {
  waiting: readonly SimulatedOutgoing[];
  yaml: string | undefined;
}

export interface Example {
  readonly network: SandboxNetwork;
  readonly clock: ManualClock;
  readonly office: ManualOffice;
  /** All that the bot was told. */
  readonly heard: InboundEvent[];
  readonly server: WebServer;
}

/** A small district with a scripted bot, and a web server on a free port. */
export async function createExample(
  options: { readonly port?: number; readonly pageFolder?: string; readonly like?: Example } = {},
): Promise<Example> {
  const clock = options.like?.clock ?? manualClock();
  const office = options.like?.office ?? manualOffice();
  const network = options.like?.network ?? exampleNetwork(clock);
  const heard = options.like?.heard ?? [];
  if (options.like === undefined) await network.attach((event) => answer(event, network, heard));
  const server = createWebServer({
    port: options.port ?? 0,
    host: '127.0.0.1',
    health: () => Promise.resolve(healthy),
    simulation: createSimulation(network, clock, office),
    pageFolder: options.pageFolder ?? noPage,
    log: pino({ level: 'silent' }),
  });
  return { network, clock, office, heard, server };
}

function exampleNetwork(clock: SimulatedClock): SandboxNetwork {
  return createSandboxNetwork({
    account: 'jianyi',
    now: () => clock.now(),
    people: [
      { id: 'zhang', name: '张明', caption: '代表 · 第一代表团', friend: true },
      { id: 'li', name: '李芳', caption: '代表 · 第一代表团', friend: true },
      { id: 'chen', name: '陈老师', caption: '承办人 · 区教育局', friend: true },
      { id: 'wang', name: '王敏', caption: '工作人员', friend: true },
    ],
    groups: [
      { id: 'g1', name: '第一代表团群', members: ['zhang', 'li', 'wang'] },
      { id: 'ge', name: '区教育局办理群', members: ['chen', 'wang'] },
    ],
  });
}

function manualClock(): ManualClock {
  let now = START;
  return {
    due: undefined,
    now: () => now,
    kindOfToday: () => (now.getTime() === START.getTime() ? 'working' : 'make_up'),
    advanceTo(moment) {
      now = moment;
      return Promise.resolve();
    },
    afterWorkingDays: (count) => new Date(now.getTime() + count * DAY),
    nextDue() {
      return Promise.resolve(this.due);
    },
  };
}

function manualOffice(): ManualOffice {
  const office: ManualOffice = {
    waiting: [],
    yaml: undefined,
    outgoing: () => Promise.resolve(office.waiting),
    audience: (chat) =>
      Promise.resolve(
        chat === 'group:ge'
          ? [
              { sort: 'own_unit', sees: 'full' },
              { sort: 'confidential', sees: 'none' },
            ]
          : [],
      ),
    rehearsal: () => Promise.resolve(office.yaml),
  };
  return office;
}

const DRAFT: Card = {
  title: '请核对:拟12',
  lines: ['张明代表,您好!您的建议收到了(3月2日)。', '没问题请点「确认提交」。'],
  fields: [
    { label: '标题', value: '关于更换人民路路灯的建议' },
    { label: '类别', value: '城建环保' },
  ],
  choices: ['确认提交', '修改', '放弃'],
};

const ASSIGN: Card = {
  title: '交办 2026闭-018',
  lines: [],
  fields: [],
  choices: [],
  form: {
    name: '交办',
    fields: [
      { name: '主办', required: true, multiline: false, options: ['区教育局', '区住建局'] },
      { name: '协办', required: false, multiline: true, options: ['区交通局', '区财政局'] },
      { name: '说明', required: false, multiline: true },
    ],
  },
};

/** 建议 brings a card, which a press replaces; 交办 a form; 文件 a file and a picture. */
function answer(event: InboundEvent, network: SandboxNetwork, heard: InboundEvent[]): Promise<undefined> {
  heard.push(event);
  const here: Address = { platform: 'sandbox', account: 'jianyi', conversation: event.conversation };
  const send = (message: Parameters<SandboxNetwork['accept']>[1], part = ''): void =>
    void network.accept(here, message, `${event.eventId}${part}`);

  if (event.kind === 'press') {
    const card = { ...DRAFT, title: '拟12 已提交', lines: ['3月2日 09:00 张明确认。'], choices: [] };
    network.update(here, { messageId: event.messageId }, { kind: 'card', card });
  }
  if (event.kind === 'form') send(text(`已交办:${String(event.values['主办'])}`));
  if (event.kind === 'message' && event.text.includes('建议')) send({ kind: 'card', card: DRAFT });
  if (event.kind === 'message' && event.text.includes('交办')) send({ kind: 'card', card: ASSIGN });
  if (event.kind === 'message' && event.text.includes('文件')) {
    send({ kind: 'file', name: '答复函.pdf', mediaType: 'application/pdf', data: 'JVBERi0=' }, 'file');
    send({ kind: 'image', name: '照片.png', mediaType: 'image/png', data: RED_DOT }, 'image');
  }
  return Promise.resolve(undefined);
}

/** A PNG of one pixel. */
export const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
