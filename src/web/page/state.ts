import type { PageChat, PageClock, PageLine, PagePerson } from '../page-types.ts';

export interface State {
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly people: readonly PagePerson[];
  readonly chats: readonly PageChat[];
  readonly clock?: PageClock;
  /** The person one speaks as, and the chat on view. */
  readonly me?: string;
  readonly chat?: string;
  /** Lines of the chats that were opened since the connection began, oldest first. */
  readonly lines: Readonly<Record<string, readonly PageLine[]>>;
  /** `person|chat` to the sequence of the newest line that this person has seen. */
  readonly seen: Readonly<Record<string, number>>;
  /** What went wrong last, for reading. */
  readonly problem?: string;
}

export type Action =
  | { readonly type: 'lost' }
  | {
      readonly type: 'loaded';
      readonly people: readonly PagePerson[];
      readonly chats: readonly PageChat[];
      readonly clock: PageClock;
    }
  | { readonly type: 'lines'; readonly chat: string; readonly lines: readonly PageLine[] }
  | { readonly type: 'line'; readonly line: PageLine }
  | { readonly type: 'clock'; readonly clock: PageClock }
  | { readonly type: 'time'; readonly now: string }
  | { readonly type: 'become'; readonly me: string }
  | { readonly type: 'open'; readonly chat: string }
  | { readonly type: 'close' }
  | { readonly type: 'problem'; readonly problem: string | undefined };

export function startState(seen: State['seen'], me: string | undefined): State {
  const state: State = { connection: 'connecting', people: [], chats: [], lines: {}, seen };
  return me === undefined ? state : { ...state, me };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'lost':
      return { ...state, connection: 'lost' };
    case 'loaded':
      return loaded(state, action);
    case 'lines':
      return looked(withLines(state, action.chat, action.lines));
    case 'line':
      return looked(withLine(state, action.line));
    case 'clock':
      return { ...state, clock: action.clock };
    case 'time':
      return state.clock === undefined ? state : { ...state, clock: { ...state.clock, now: action.now } };
    case 'become':
      return looked(withoutForeignChat({ ...state, me: action.me }));
    case 'open':
      return looked({ ...state, chat: action.chat });
    case 'close':
      return without(state, 'chat');
    case 'problem':
      return action.problem === undefined ? without(state, 'problem') : { ...state, problem: action.problem };
  }
}

/** Whether the person has not yet seen the newest line of the chat. */
export function isUnread(state: State, chat: PageChat): boolean {
  return chat.latest > (state.seen[`${state.me ?? ''}|${chat.id}`] ?? 0);
}

export function canSpeak(chat: PageChat, me: string | undefined): boolean {
  return me !== undefined && chat.members.includes(me);
}

/** After each connection everything is asked anew: lines may have come and changed meanwhile. */
function loaded(state: State, { people, chats, clock }: Action & { type: 'loaded' }): State {
  const me = people.some((person) => person.id === state.me) ? state.me : people[0]?.id;
  const next: State = { ...without(state, 'problem'), connection: 'live', people, chats, clock, lines: {} };
  const seen = clamped(state.seen, chats);
  return me === undefined ? { ...next, seen } : { ...next, seen, me };
}

/** What was seen cannot be newer than what there is: then it is another, newer database. */
function clamped(seen: State['seen'], chats: readonly PageChat[]): State['seen'] {
  const latest = new Map(chats.map((chat) => [chat.id, chat.latest]));
  const known = Object.entries(seen).filter(([key, sequence]) => {
    const chat = key.slice(key.indexOf('|') + 1);
    return sequence <= (latest.get(chat) ?? 0);
  });
  return Object.fromEntries(known);
}

/** Lines that came live are newer than the answer to a question asked earlier. */
function withLines(state: State, chat: string, asked: readonly PageLine[]): State {
  const bySequence = new Map([...asked, ...(state.lines[chat] ?? [])].map((line) => [line.sequence, line]));
  const lines = [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
  return { ...state, lines: { ...state.lines, [chat]: lines } };
}

function withLine(state: State, line: PageLine): State {
  const chats = state.chats.map((chat) =>
    chat.id === line.chat ? { ...chat, latest: Math.max(chat.latest, line.sequence) } : chat,
  );
  const old = state.lines[line.chat] ?? [];
  const kept = old.filter((each) => each.sequence !== line.sequence);
  const lines = [...kept, line].sort((one, other) => one.sequence - other.sequence);
  return { ...state, chats, lines: { ...state.lines, [line.chat]: lines } };
}

/** The chat on view is seen by the person one speaks as. */
function looked(state: State): State {
  const chat = state.chats.find((each) => each.id === state.chat);
  if (chat === undefined || state.me === undefined || !isUnread(state, chat)) return state;
  return { ...state, seen: { ...state.seen, [`${state.me}|${chat.id}`]: chat.latest } };
}

/** Another person does not look over the first one's shoulder: a direct chat of somebody else is left. */
function withoutForeignChat(state: State): State {
  const chat = state.chats.find((each) => each.id === state.chat);
  if (chat === undefined || canSpeak(chat, state.me)) return state;
  const own = state.chats.find((each) => each.kind === 'direct' && canSpeak(each, state.me));
  return own === undefined ? without(state, 'chat') : { ...state, chat: own.id };
}

function without<Key extends 'chat' | 'problem'>(state: State, key: Key): State {
  const { [key]: _gone, ...rest } = state;
  // Both keys are optional, so what is left is still a State.
  return rest as State;
}
