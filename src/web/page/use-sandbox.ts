import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { api, RequestError } from './api.ts';
import { listen } from './live.ts';
import { reduce, startState, type Action, type State } from './state.ts';

const SEEN = 'jianyi-sandbox-seen';
const ME = 'jianyi-sandbox-me';

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
  const [state, dispatch] = useReducer(reduce, undefined, () => startState(storedSeen(), storedMe()));
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
    });
  }, []);

  const { chat, connection, clock } = state;
  useEffect(() => {
    if (chat === undefined || connection !== 'live') return;
    void tryTo(async () => dispatch({ type: 'lines', chat, lines: await api.lines(chat) }), dispatch);
  }, [chat, connection]);

  // What falls due next changes with the time and with what is said.
  const newest = Math.max(0, ...state.chats.map((each) => each.latest));
  useEffect(() => {
    if (connection !== 'live') return;
    void tryTo(async () => dispatch({ type: 'clock', clock: await api.clock() }), dispatch);
  }, [connection, clock?.now, newest]);

  useEffect(() => store(SEEN, JSON.stringify(state.seen)), [state.seen]);
  useEffect(() => store(ME, state.me ?? ''), [state.me]);

  return { state, dispatch, attempt, drafts };
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

function storedMe(): string | undefined {
  return stored(ME) || undefined;
}

function storedSeen(): State['seen'] {
  try {
    const value: unknown = JSON.parse(stored(SEEN));
    // Written by this page only; a wrong number would merely show a dot too many.
    return typeof value === 'object' && value !== null ? (value as State['seen']) : {};
  } catch {
    return {};
  }
}

function stored(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return ''; // Private windows may refuse to store: then nothing is remembered.
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // As above.
  }
}
