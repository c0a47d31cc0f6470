import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboundMessage } from '../../chat/card.ts';
import { plainText } from '../../chat/card.ts';
import type { SimulatedLine } from '../../chat/simulation.ts';
import { conversationOf } from '../../platforms/sandbox/directory.ts';
import { SANDBOX_BOT_NAME } from '../../platforms/sandbox/simulation.ts';
import { shanghaiTime } from './moments.ts';
import type { Failure, Reporter } from './report.ts';
import type { Scenario } from './scenario.ts';
import { type Step, verbsOf } from './scenario-steps.ts';

type Write = (text: string) => void;

export interface Output {
  /** Standard output. */
  readonly out: Write;
  /** Standard error. */
  readonly err: Write;
  /** Where files that the bot sends are kept; absent, only their names are told. */
  readonly filesFolder?: string;
}

/** One JSON object per line and nothing else, as rehearsal.md says. */
export function jsonReporter({ out, err, filesFolder }: Output): Reporter {
  let files = 0;
  const print = (value: object): void => out(`${JSON.stringify(value)}\n`);
  return {
    step: () => undefined,
    line(step, { at, from, chat, message }) {
      files += 'data' in message ? 1 : 0;
      const where = conversationOf(chat);
      print({
        at: shanghaiTime(new Date(at)),
        step,
        from,
        in: where?.kind === 'group' ? where.id : null,
        // What people say directly is said to the bot, who is no person.
        to: where?.kind === 'direct' && from === 'bot' ? where.id : null,
        kind: message.kind,
        text: textOf(message),
        choices: message.kind === 'card' ? message.card.choices : [],
        file: 'data' in message ? keptFile(message, files, filesFolder) : null,
      });
    },
    failure: ({ step, expected, said }) => print({ kind: 'failure', step, expected, said }),
    note: (text) => err(`${text}\n`),
  };
}

/** The transcript as people would read it. */
export function textReporter(scenario: Scenario, { out, err, filesFolder }: Output): Reporter {
  let files = 0;
  return {
    step: (number, step, at) => out(`\n── 第${String(number)}步 ${minute(at)}${describe(step, scenario)}\n`),
    line(_, line) {
      files += 'data' in line.message ? 1 : 0;
      const file = 'data' in line.message ? keptFile(line.message, files, filesFolder) : undefined;
      const [first = '', ...rest] = readable(line.message, file);
      const head = `${minute(new Date(line.at))} [${chatTitle(line.chat, scenario)}] ${speaker(line, scenario)}:`;
      out(`${[`${head} ${first}`, ...rest.map((text) => `    ${text}`)].join('\n')}\n`);
    },
    failure: (failure) => out(failureText(failure)),
    note: (text) => err(`${text}\n`),
  };
}

/** Return a failure as the person who wrote the scenario reads it. */
export function failureText({ step, expected, said }: Failure): string {
  const wanted = typeof expected === 'string' ? expected : JSON.stringify(expected);
  const heard = said.length === 0 ? ['(没有)'] : said.map((text) => text.replaceAll('\n', '\n      '));
  return [
    `✗ 第${String(step)}步不符`,
    `  应当: ${wanted}`,
    '  实际:',
    ...heard.map((text) => `    - ${text}`),
    '',
  ].join('\n');
}

function readable(message: OutboundMessage, file: string | undefined): readonly string[] {
  if (message.kind === 'text') return message.text.split('\n');
  if (message.kind !== 'card')
    return [`〔${message.kind === 'image' ? '图片' : '文件'}〕${file ?? message.name}`];
  const { title, lines, fields, choices, form } = message.card;
  return [
    `【${title}】`,
    ...lines.flatMap((line) => line.split('\n')),
    ...fields.map(({ label, value }) => `${label}:${value}`),
    ...(form === undefined
      ? []
      : [`表单「${form.name}」: ${form.fields.map(({ name }) => name).join('、')}`]),
    ...(choices.length === 0 ? [] : [choices.map((choice) => `〔${choice}〕`).join(' ')]),
  ];
}

function textOf(message: OutboundMessage): string {
  return 'data' in message ? '' : plainText(message);
}

function keptFile(
  { name, data }: { readonly name: string; readonly data: string },
  count: number,
  folder: string | undefined,
): string {
  if (folder === undefined) return name;
  const path = join(folder, `${String(count).padStart(3, '0')}-${name.replaceAll(/[/\\]/g, '_')}`);
  writeFileSync(path, Buffer.from(data, 'base64'));
  return path;
}

function speaker({ from }: SimulatedLine, { people }: Scenario): string {
  return from === 'bot' ? SANDBOX_BOT_NAME : (people.find(({ id }) => id === from)?.name ?? from);
}

function chatTitle(chat: string, { people, groups }: Scenario): string {
  const where = conversationOf(chat);
  if (where?.kind === 'group') return groups.find(({ id }) => id === where.id)?.name ?? where.id;
  return `私聊 ${people.find(({ id }) => id === where?.id)?.name ?? chat}`;
}

/** What a step does, in words, where no line of the transcript shows it. */
function describe(step: Step, scenario: Scenario): string {
  const words = actOf(step, scenario) ?? timeOf(step);
  return words === undefined ? '' : ` ${words}`;
}

function actOf(
  { press, fill, recall, join: joins, leave, redeliver }: Step,
  { people }: Scenario,
): string | undefined {
  const name = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
  if (press) return `${name(press.by)}按下「${press.choice}」`;
  if (fill) return `${name(fill.by)}提交表单 ${fill.form.name ?? ''}`;
  if (recall) return `撤回第${String(recall.step)}步的消息`;
  if (joins) return `${name(joins.who)}进群`;
  if (leave) return `${name(leave.who)}退群`;
  if (redeliver) return `第${String(redeliver.step)}步再投递一次`;
  return undefined;
}

function timeOf(step: Step): string | undefined {
  if (step.wait) return `过 ${String(step.wait.count)}${step.wait.unit}`;
  if (step.until) return `到 ${minute(step.until)}`;
  if (step.check) return '核对台账';
  return verbsOf(step).includes('crash') ? '进程被杀,重新启动' : undefined;
}

function minute(at: Date): string {
  return shanghaiTime(at).slice(0, 16).replace('T', ' ');
}
