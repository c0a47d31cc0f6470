import { fileURLToPath } from 'node:url';
import type { StartBot } from './bot-life.ts';
import { spawnBot, type SpawnedBot } from './bot-process.ts';
import type { SetUp } from './ipc.ts';

/** The processes in which bots live, one life after the other. */
export interface Bots {
  /** Have a process load its code while something else takes time. */
  warm(): void;
  /** For one play: each life begins with the set-up of its moment. */
  lives(setUpAt: (now: Date) => SetUp): Lives;
  /** SIGKILL for all; resolves when they are gone. */
  close(): Promise<void>;
}

export interface Lives {
  /** Begins a life in a process that has none; one that ends well leaves its process for the next. */
  readonly start: StartBot;
  /** SIGKILL for a life that did not end. */
  abandon(): Promise<void>;
}

const COMPILED = fileURLToPath(new URL('bot.js', import.meta.url));

/** Spawns processes of a module, by default the compiled program beside this one, as many as live at a time. */
export function openBots(module = COMPILED): Bots {
  const all = new Set<SpawnedBot>();
  const idle: SpawnedBot[] = [];
  const spawn = (): SpawnedBot => {
    const bot = spawnBot(module);
    all.add(bot);
    return bot;
  };
  const take = (): SpawnedBot => {
    for (let bot = idle.pop(); bot !== undefined; bot = idle.pop()) {
      if (bot.alive()) return bot;
      all.delete(bot);
    }
    return spawn();
  };
  return {
    warm: () => void (idle.length === 0 && idle.push(spawn())),
    lives(setUpAt) {
      let living: SpawnedBot | undefined;
      return {
        async start(world, now) {
          const process = take();
          living = process;
          const life = await process.begin(world, setUpAt(now));
          return {
            ...life,
            async stop() {
              await life.stop();
              living = undefined;
              idle.push(process);
            },
          };
        },
        abandon: async () => living?.kill(),
      };
    },
    close: async () => void (await Promise.all([...all].map(async (bot) => bot.kill()))),
  };
}
