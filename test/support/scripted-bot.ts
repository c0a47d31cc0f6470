import type { OutboundMessage } from '../../src/chat/card.ts';
import { text } from '../../src/chat/card.ts';
import type { Conversation, InboundEvent } from '../../src/chat/message.ts';
import { type Bot, BotDiedError, type BotWorld, type StartBot } from '../../src/cli/rehearsal/bot-life.ts';

/** What a scripted bot says to an event: any number of messages, each to a chat. */
export type Script = (
  event: InboundEvent,
) => readonly { readonly to: Conversation; readonly message: OutboundMessage }[];

export interface ScriptedBots {
  readonly start: StartBot;
  /** Every event that any life received. */
  readonly received: readonly InboundEvent[];
  /** Moments to which the clock was moved. */
  readonly moves: readonly Date[];
  lives(): number;
}

interface Memory {
  readonly stored: Map<string, InboundEvent>;
  readonly handled: Set<string>;
  readonly sent: Set<string>;
}

/**
 * A bot in this process that behaves like the real one at the edges: it stores an event before it acknowledges it,
 * handles each once, sends each message once per key, and dies at an armed point, its memory (the database) intact.
 */
export function scriptedBots(script: Script): ScriptedBots {
  const memory: Memory = { stored: new Map(), handled: new Set(), sent: new Set() };
  const received: InboundEvent[] = [];
  const moves: Date[] = [];
  let lives = 0;

  async function start(world: BotWorld): Promise<Bot> {
    lives += 1;
    let armed: string | undefined;
    let dead = false;
    const reach = (point: string): void => {
      if (armed === point) dead = true;
      alive();
    };
    const alive = (): void => {
      if (dead) throw new BotDiedError('killed');
    };
    const say = (event: InboundEvent): void => {
      script(event).forEach(({ to, message }, index) => {
        const key = `${event.eventId}/${String(index)}`;
        if (memory.sent.has(key)) return;
        world.send({ platform: 'sandbox', account: event.account, conversation: to }, message, key);
        reach('sent');
        memory.sent.add(key);
      });
    };
    return Promise.resolve({
      receive: async (event) => {
        alive();
        received.push(event);
        memory.stored.set(event.eventId, event);
        reach('received');
        return Promise.resolve(undefined);
      },
      stored: async () => Promise.resolve(),
      settle: async () => {
        alive();
        for (const event of memory.stored.values()) {
          if (!memory.handled.has(event.eventId)) {
            memory.handled.add(event.eventId);
            reach('handled');
          }
          say(event);
        }
        return Promise.resolve();
      },
      advance: async (target) => {
        alive();
        moves.push(target);
        world.clock(target);
        return Promise.resolve();
      },
      arm: async (point) => {
        armed = point;
        return Promise.resolve();
      },
      kill: async () => {
        dead = true;
        return Promise.resolve();
      },
      stop: async () => Promise.resolve(),
    });
  }
  return { start: async (world) => start(world), received, moves, lives: () => lives };
}

/** A script that repeats what it hears in the same chat. */
export const echo: Script = (event) =>
  event.kind === 'message' ? [{ to: event.conversation, message: text(`听到:${event.text}`) }] : [];

/** A script that shows a card with choices and a form for 卡, and repeats what is done with it. */
export const card: Script = (event) => {
  if (event.kind === 'message' && event.text === '卡') {
    const choices = ['确认提交', '修改'];
    const form = { name: '建议', fields: [{ name: '标题', required: true, multiline: false }] };
    return [
      {
        to: event.conversation,
        message: { kind: 'card', card: { title: '草稿', lines: ['请核对'], fields: [], choices, form } },
      },
    ];
  }
  if (event.kind === 'press') return [{ to: event.conversation, message: text(`按下:${event.choice}`) }];
  if (event.kind === 'form')
    return [{ to: event.conversation, message: text(`表单:${JSON.stringify(event.values)}`) }];
  return echo(event);
};
