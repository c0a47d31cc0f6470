import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { api, RequestError } from './api.ts';
import { listen } from './live.ts';
import { isRecord, remember, remembered, rememberedAs } from './memory.ts';
import { currentScreen, watchScreen } from './screen.ts';
import {
  reduce,
  startState,
  visiblePanes,
  type Action,
  type Pane,
  type Remembered,
  type State,
} from './state.ts';

export interface Sandbox {
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  /** Does what may fail; a failure is shown. Returns whether it worked. */
  readonly attempt: (act: () => Promise<unknown>) => Promise<boolean>;
  /** Unsent text by person and chat. */
  readonly drafts: Map<string, string>;
}

/** The state of the page, kept up to date by the server's live connection. */
export function useSandbox(): Sandbox {
  const [state, dispatch] = useReducer(reduce, undefined, () => startState(lastVisit(), currentScreen()));
  const { current: drafts } = useRef(new Map<string, string>());

  const attempt = useCallback(async (act: () => Promise<unknown>): Promise<boolean> => {
    dispatch({ type: 'problem', problem: undefined });
    return tryTo(act, dispatch);
  }, []);

  useEffect(() => {
    const load = async (): Promise<void> => {
      const [people, chats, clock] = await Promise.all([api.people(), api.chats(), api.clock()]);
      dispatch({ type: 'loaded', people, chats, clock });
    };
    return listen({
      opened: () => void tryTo(load, dispatch),
      lost: () => dispatch({ type: 'lost' }),
      line: (line) => dispatch({ type: 'line', line }),
      time: (now) => dispatch({ type: 'time', now }),
      traffic: (traffic) => dispatch({ type: 'traffic', traffic }),
      cast: (cast) => dispatch({ type: 'cast', ...cast }),
    });
  }, []);
  useEffect(() => watchScreen((screen) => dispatch({ type: 'screen', screen })), []);
  useLines(state, dispatch);
  useClock(state, dispatch);
  useMemory(state);

  return { state, dispatch, attempt, drafts };
}

/** The lines of the chats on view. */
function useLines(state: State, dispatch: Sandbox['dispatch']): void {
  const { connection } = state;
  const onView = visiblePanes(state)
    .map(({ chat }) => chat)
    .sort()
    .join('\n');
  useEffect(() => {
    if (onView === '' || connection !== 'live') return;
    for (const chat of onView.split('\n')) {
      void tryTo(async () => dispatch({ type: 'lines', chat, lines: await api.lines(chat) }), dispatch);
    }
  }, [onView, connection]);
}

/** What falls due next changes with the time and with what is said. */
function useClock({ chats, connection, clock }: State, dispatch: Sandbox['dispatch']): void {
  const newest = Math.max(0, ...chats.map((each) => each.latest));
  useEffect(() => {
    if (connection !== 'live') return;
    void tryTo(async () => dispatch({ type: 'clock', clock: await api.clock() }), dispatch);
  }, [connection, clock?.now, newest]);
}

/** Failures of what the page asks by itself are shown too, but its successes hide nothing. */
async function tryTo(act: () => Promise<unknown>, dispatch: Sandbox['dispatch']): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    dispatch({ type: 'problem', problem: wordsOf(error) });
    return false;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof RequestError) return error.message;
  console.error(error);
  return '页面出了点问题。请刷新页面再试。';
}

function useMemory({ seen, me, panes }: State): void {
  useEffect(() => remember('seen', JSON.stringify(seen)), [seen]);
  useEffect(() => remember('me', me ?? ''), [me]);
  useEffect(() => remember('panes', JSON.stringify(panes)), [panes]);
}

function lastVisit(): Remembered {
  const me = remembered('me');
  const seen = rememberedAs('seen', isSeen, {});
  const panes = rememberedAs('panes', isPanes, []);
  return me === '' ? { seen, panes } : { seen, panes, me };
}

function isSeen(value: unknown): value is State['seen'] {
  return isRecord(value) && Object.values(value).every((sequence) => typeof sequence === 'number');
}

function isPanes(value: unknown): value is readonly Pane[] {
  return Array.isArray(value) && value.every(isPane);
}

function isPane(value: unknown): value is Pane {
  if (!isRecord(value)) return false;
  return (
    typeof value['chat'] === 'string' && typeof value['me'] === 'string' && typeof value['used'] === 'number'
  );
}
