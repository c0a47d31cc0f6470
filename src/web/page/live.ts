import type { PageLine, PageTraffic } from '../page-types.ts';

/** Milliseconds. The server speaks every 15 s: longer silence means that the connection is dead. */
const SILENCE = 40_000;
const PAUSE = 2_000;

export interface LiveListener {
  readonly opened: () => void;
  readonly lost: () => void;
  readonly line: (line: PageLine) => void;
  readonly time: (now: string) => void;
  readonly traffic: (traffic: PageTraffic) => void;
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
    // The data is of our own server, built from the same types as this page.
    source.addEventListener('line', ({ data }: MessageEvent<string>) => {
      heard();
      listener.line(JSON.parse(data) as PageLine);
    });
    source.addEventListener('time', ({ data }: MessageEvent<string>) => {
      heard();
      listener.time((JSON.parse(data) as { now: string }).now);
    });
    source.addEventListener('traffic', ({ data }: MessageEvent<string>) => {
      heard();
      listener.traffic(JSON.parse(data) as PageTraffic);
    });
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
