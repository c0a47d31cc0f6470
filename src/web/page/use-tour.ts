import { useEffect, useState } from 'preact/hooks';
import type { PageChat } from '../page-types.ts';
import { isRecord, remember, rememberedAs } from './memory.ts';
import { type TourCast, tourCast } from './tour-cast.ts';
import { TOUR, type TourStep } from './tour-steps.ts';
import type { Sandbox } from './use-sandbox.ts';

interface Progress {
  /** Steps that are done. */
  readonly done: number;
  readonly number: string;
  readonly isOpen: boolean;
}

export interface Tour {
  readonly isOpen: boolean;
  readonly done: number;
  readonly busy: boolean;
  /** The step that comes next; absent when all are done. */
  readonly step: TourStep | undefined;
  readonly words: string;
  /** Do the next step. */
  readonly go: () => void;
  readonly skip: () => void;
  readonly open: () => void;
  readonly leave: () => void;
  readonly restart: () => void;
}

const BEGINNING: Progress = { done: 0, number: '', isOpen: false };

/** The guided tour; `undefined` where its parts cannot be played. It is remembered, so it can be left and resumed. */
export function useTour(sandbox: Sandbox): Tour | undefined {
  const { people, chats } = sandbox.state;
  const [progress, setProgress] = useProgress(chats);
  const [busy, setBusy] = useState(false);
  const cast = tourCast(people, chats);
  if (cast === undefined) return undefined;
  const step = TOUR[progress.done];
  const moment = { cast, number: progress.number };
  const go = async (): Promise<void> => {
    if (step === undefined || busy) return;
    setBusy(true);
    show(step, cast, sandbox);
    await sandbox.attempt(async () => {
      const number = await step.act(moment);
      setProgress((before) => ({ ...before, done: before.done + 1, number: numberOf(number, before) }));
      // What the next one to act has just received.
      show(TOUR[progress.done + 1], cast, sandbox);
    });
    setBusy(false);
  };
  const open = (done: number): void => {
    setProgress({ ...progress, done, isOpen: true });
    show(TOUR[done], cast, sandbox);
  };
  const skip = (): void => {
    setProgress({ ...progress, done: progress.done + 1 });
    show(TOUR[progress.done + 1], cast, sandbox);
  };
  return {
    isOpen: progress.isOpen,
    done: progress.done,
    busy,
    step,
    words: step?.words(moment) ?? '',
    go: () => void go(),
    skip,
    open: () => open(progress.done),
    leave: () => setProgress({ ...progress, isOpen: false }),
    restart: () => open(0),
  };
}

/** Remembered between visits; where nothing has ever been said, the tour of an older database is over. */
function useProgress(chats: readonly PageChat[]) {
  const [progress, setProgress] = useState(() => rememberedAs('tour', isProgress, BEGINNING));
  useEffect(() => remember('tour', JSON.stringify(progress)), [progress]);
  const isFresh = chats.length > 0 && chats.every(({ latest }) => latest === 0);
  useEffect(() => {
    if (isFresh && progress.done > 0) setProgress({ ...BEGINNING, isOpen: progress.isOpen });
  }, [isFresh]);
  return [progress, setProgress] as const;
}

/** The chat in which it happens comes last, so that it is the one on view where there is room for one. */
function show(step: TourStep | undefined, cast: TourCast, { dispatch }: Sandbox): void {
  if (step === undefined) return;
  const [acting, ...others] = step.chats(cast);
  for (const { by, chat } of [...others, ...(acting === undefined ? [] : [acting])]) {
    dispatch({ type: 'open', chat, me: by });
  }
}

/** Only 拟12 and 2026闭-018 are numbers; other answers name none. */
function numberOf(found: string | undefined, { number }: Progress): string {
  return found !== undefined && /\d/.test(found) ? found : number;
}

function isProgress(value: unknown): value is Progress {
  return (
    isRecord(value) &&
    typeof value['done'] === 'number' &&
    typeof value['number'] === 'string' &&
    typeof value['isOpen'] === 'boolean'
  );
}
