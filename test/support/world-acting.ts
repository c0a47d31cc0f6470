import { strict as assert } from 'node:assert';
import { plainText } from '../../src/chat/card.ts';
import type { InboundEvent, Mention } from '../../src/chat/message.ts';
import type { SimulatedLine } from '../../src/chat/simulation.ts';
import { attachmentsOf } from '../../src/cli/rehearsal/attachments.ts';
import { after, parseMoment, parseWait } from '../../src/cli/rehearsal/moments.ts';
import type { App } from '../../src/compose.ts';
import type { SandboxNetwork } from '../../src/platforms/sandbox/network.ts';
import { SANDBOX_BOT_NAME } from '../../src/platforms/sandbox/simulation.ts';
import { advanceTo } from '../../src/schedules/advance.ts';
import type { TestClock } from './engine.ts';
import { ACCOUNT, GROUPS } from './world-cast.ts';

/** Where and how something is said; without `in` it is the direct chat with the bot. */
export interface Manner {
  readonly in?: string;
  /** Quotes the bot's newest line of that chat that contains the word. */
  readonly quote?: string;
  /** Names of files; a bare `.pdf` is made. */
  readonly files?: readonly string[];
  readonly images?: number;
  /** Begin with a mention of the bot. */
  readonly mentions?: 'bot';
  /** The platform's own time, when it differs. */
  readonly at?: Date;
}

export type Acting = ReturnType<typeof acting>;

/** What people do, and what they hear of it. */
export function acting(network: SandboxNetwork, app: () => App, clock: TestClock) {
  let mark = 0;
  const shown = new Map<string, readonly string[]>();
  network.subscribe(({ messageId, message }) => {
    if (message.kind !== 'card') return;
    shown.set(messageId, [...(shown.get(messageId) ?? []), ...message.card.choices]);
  });
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    mark = network.lines().at(-1)?.sequence ?? 0;
    const result = await work();
    await app().settle();
    return result;
  };
  const since = (chat?: string): SimulatedLine[] =>
    network.lines(chat).filter((line) => line.from === 'bot' && line.sequence > mark);
  const move = (target: Date): Promise<void> => step(() => advanceTo(app(), clock, target));
  return {
    says: (by: string, text: string, manner: Manner = {}) =>
      step(() => network.say(sayAct(network, by, text, manner))),
    presses: async (by: string, choice: string, manner: Pick<Manner, 'in'> = {}) => {
      // Also what a card showed before it was changed: people press what they have seen.
      const messageId = newest(network, chatOf(by, manner), (line) =>
        (shown.get(line.messageId) ?? []).includes(choice),
      );
      await step(() =>
        network.press({ by, ...placeOf(manner), messageId: messageId ?? 'never-shown', choice }),
      );
    },
    fills: async (
      by: string,
      form: string,
      values: Readonly<Record<string, string | readonly string[]>>,
      manner: Pick<Manner, 'in'> = {},
    ) => {
      const messageId = newest(
        network,
        chatOf(by, manner),
        (line) => line.message.kind === 'card' && line.message.card.form?.name === form,
      );
      await step(() =>
        network.fill({
          by,
          ...placeOf(manner),
          form,
          values,
          ...(messageId === undefined ? {} : { messageId }),
        }),
      );
    },
    redelivers: (events: readonly InboundEvent[]) => step(() => network.redeliver(events)),
    heard: (chat: string) => since(chatId(chat)).map((line) => plainText(line.message)),
    heardAll: (chat: string) =>
      since(chatId(chat))
        .map((line) => plainText(line.message))
        .join('\n'),
    heardIn: () =>
      [...new Set(since().map((line) => line.chat.replace(/^(?:group|direct):/u, '')))].toSorted(),
    filesIn: (chat: string) =>
      since(chatId(chat)).flatMap(({ message }) => (message.kind === 'file' ? [message.name] : [])),
    wait: async (length: string) => {
      const parsed = parseWait(length);
      assert(parsed !== undefined, `no length of time: ${length}`);
      await move(after(clock.now(), parsed, app().deps.calendar));
    },
    until: (moment: string) => move(momentOf(moment)),
  };
}

function sayAct(network: SandboxNetwork, by: string, text: string, manner: Manner) {
  const bot: Mention = { id: ACCOUNT, text: `@${SANDBOX_BOT_NAME}`, bot: true };
  const { quote } = manner;
  const quoted =
    quote === undefined
      ? undefined
      : newest(network, chatOf(by, manner), (line) => plainText(line.message).includes(quote));
  assert(quote === undefined || quoted !== undefined, `nothing with "${quote ?? ''}" to quote`);
  return {
    by,
    ...placeOf(manner),
    text: manner.mentions === undefined ? text : `${bot.text} ${text}`,
    mentions: manner.mentions === undefined ? [] : [bot],
    attachments: attachmentsOf({ images: manner.images, files: manner.files }, '.'),
    ...(quoted === undefined ? {} : { quote: quoted }),
    ...(manner.at === undefined ? {} : { sentAt: manner.at }),
  };
}

function newest(
  network: SandboxNetwork,
  chat: string,
  fits: (line: SimulatedLine) => boolean,
): string | undefined {
  return network.lines(chat).findLast((line) => line.from === 'bot' && fits(line))?.messageId;
}

function placeOf({ in: group }: Pick<Manner, 'in'>): { readonly in?: string } {
  return group === undefined ? {} : { in: group };
}

function chatOf(by: string, manner: Pick<Manner, 'in'>): string {
  return chatId(manner.in ?? by);
}

function chatId(id: string): string {
  return GROUPS.some((group) => group.id === id) ? `group:${id}` : `direct:${id}`;
}

/** The instant of 2026-03-06T10:00 in Shanghai. */
export function momentOf(text: string): Date {
  const moment = parseMoment(text);
  assert(moment !== undefined, `no moment: ${text}`);
  return moment;
}
