import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { SimulatedClock, Simulation } from '../chat/simulation.ts';
import { type PageCast, pageLine, type PageTraffic } from './page-types.ts';

/** A heartbeat with the time, in milliseconds: so that both ends notice a dead connection. */
const HEARTBEAT = 15_000;
/** How often open pages look at what is on its way, in milliseconds: messages wait without making a line. */
const GLANCE = 1_000;

/** The live connections of open pages. */
export interface Live {
  /**
   * One connection (server-sent events): `line` for each new or changed line, `time` for the clock, `traffic` for
   * faults and messages on their way and `cast` for who and which chats there are, whenever they change.
   */
  stream(context: Context, simulation: Simulation): Response;
  /** Tells every page that the clock was moved. */
  tellTime(clock: SimulatedClock): void;
  /** Ends all connections, and those that still come. */
  end(): void;
}

interface Page {
  readonly tell: (event: 'line' | 'time' | 'traffic' | 'cast', data: unknown) => void;
  readonly end: () => void;
}

export function createLive(): Live {
  const pages = new Set<Page>();
  let ended = false;

  return {
    stream: (context, simulation) =>
      streamSSE(context, async (stream) => {
        const { page, over } = openPage(stream);
        pages.add(page);
        const unsubscribe = simulation.subscribe((line) => page.tell('line', pageLine(line)));
        const tellTime = (): void => page.tell('time', timeOf(simulation.clock));
        const heartbeat = setInterval(tellTime, HEARTBEAT);
        tellTime();
        const stopGlancing = glance(page, simulation);
        if (ended) page.end();

        await over;

        stopGlancing();
        clearInterval(heartbeat);
        unsubscribe();
        pages.delete(page);
      }),
    tellTime(clock) {
      for (const page of pages) page.tell('time', timeOf(clock));
    },
    end() {
      ended = true;
      for (const page of pages) page.end();
    },
  };
}

export async function pageTraffic(simulation: Simulation): Promise<PageTraffic> {
  return { faults: simulation.faults(), outgoing: await simulation.outgoing() };
}

/** Who there is, and the chats with their newest line. */
export function pageCast(simulation: Simulation): PageCast {
  const chats = simulation.chats().map((chat) => ({
    ...chat,
    latest: simulation.lines(chat.id, 0).at(-1)?.sequence ?? 0,
  }));
  return { people: simulation.people(), chats };
}

/** Tells the page of traffic and of newcomers each time they have changed; returns what ends that. */
function glance(page: Page, simulation: Simulation): () => void {
  let told = '';
  const cast = (): string => JSON.stringify([simulation.people(), simulation.chats()]);
  // The page has asked for it, or is about to.
  let toldCast = cast();
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const traffic = await pageTraffic(simulation);
      const words = JSON.stringify(traffic);
      if (words !== told) page.tell('traffic', traffic);
      told = words;
      if (cast() !== toldCast) page.tell('cast', pageCast(simulation));
      toldCast = cast();
    } catch {
      // The database is away for the moment, as /health says; the next glance sees it again.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), GLANCE);
  void look();
  return () => clearInterval(timer);
}

function openPage(stream: SSEStreamingApi): { readonly page: Page; readonly over: Promise<void> } {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  stream.onAbort(end);
  const tell: Page['tell'] = (event, data) => {
    // A page that is gone shows itself by a failed write.
    stream.writeSSE({ event, data: JSON.stringify(data) }).catch(end);
  };
  return { page: { tell, end }, over };
}

function timeOf(clock: SimulatedClock): { readonly now: string } {
  return { now: clock.now().toISOString() };
}
