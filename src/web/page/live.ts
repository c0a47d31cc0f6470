import type { PageCast, PageLine, PageTraffic } from '../page-types.ts';

/** Milliseconds. The server speaks every 15 s: longer silence means that the connection is dead. */
const SILENCE = 40_000;
const PAUSE = 2_000;

export interface LiveListener {
  readonly opened: () => void;
  readonly lost: () => void;
  readonly line: (line: PageLine) => void;
  readonly time: (now: string) => void;
  readonly traffic: (traffic: PageTraffic) => void;
  readonly cast: (cast: PageCast) => void;
}

/** Listens to the server, again and again after each loss; returns the function that ends it. */
export function listen(listener: LiveListener): () => void {
  let timer = 0;
  let source: EventSource | undefined;

  const open = (): void => {
    source = new EventSource('/api/sandbox/live');
    source.onopen = () => {
      listener.opened();
      heard();
    };
    source.onerror = lose;
    for (const [event, take] of Object.entries(takers(listener))) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        heard();
        take(JSON.parse(data));
      });
    }
    heard();
  };
  const heard = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(lose, SILENCE);
  };
  const lose = (): void => {
    source?.close();
    listener.lost();
    clearTimeout(timer);
    timer = window.setTimeout(open, PAUSE);
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** What is done with each event. The casts hold: the data is of our own server, built from the same types. */
function takers(listener: LiveListener): Readonly<Record<string, (data: unknown) => void>> {
  return {
    line: (data) => listener.line(data as PageLine),
    time: (data) => listener.time((data as { now: string }).now),
    traffic: (data) => listener.traffic(data as PageTraffic),
    cast: (data) => listener.cast(data as PageCast),
  };
}
