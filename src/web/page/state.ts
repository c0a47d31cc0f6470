import type { PageChat, PageClock, PageLine, PagePerson, PageTraffic } from '../page-types.ts';

/** A chat on view, and as whom one speaks in it. */
export interface Pane {
  readonly chat: string;
  readonly me: string;
  /** Grows with each use: where room is short, the panes used last stay on view. */
  readonly used: number;
}

/** How much is seen at once: chats side by side; on a narrow screen either the list or one chat. */
export interface Screen {
  readonly room: number;
  readonly narrow: boolean;
}

export interface State {
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly people: readonly PagePerson[];
  readonly chats: readonly PageChat[];
  readonly clock?: PageClock;
  readonly traffic: PageTraffic;
  /** The person whose chats are listed, and as whom a chat is opened. */
  readonly me?: string;
  readonly panes: readonly Pane[];
  readonly screen: Screen;
  /** On a narrow screen: the list is on view, not the chat. */
  readonly atList: boolean;
  /** Lines of the chats that were opened since the connection began, oldest first. */
  readonly lines: Readonly<Record<string, readonly PageLine[]>>;
  /** `person|chat` (and `*|chat` for anybody) to the sequence of the newest line that was seen. */
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
  | { readonly type: 'traffic'; readonly traffic: PageTraffic }
  | { readonly type: 'cast'; readonly people: readonly PagePerson[]; readonly chats: readonly PageChat[] }
  | { readonly type: 'screen'; readonly screen: Screen }
  | { readonly type: 'become'; readonly me: string }
  /** `me`: as whom; absent, as the person chosen. */
  | { readonly type: 'open'; readonly chat: string; readonly me?: string }
  | { readonly type: 'close'; readonly chat: string }
  | { readonly type: 'list' }
  | { readonly type: 'problem'; readonly problem: string | undefined };

/** What is remembered from the last visit. */
export interface Remembered {
  readonly seen: State['seen'];
  readonly me?: string;
  readonly panes: readonly Pane[];
}

/** Panes that are kept; a very wide screen shows them all. */
const PANES = 3;

export function startState({ seen, me, panes }: Remembered, screen: Screen): State {
  const state: State = {
    connection: 'connecting',
    people: [],
    chats: [],
    traffic: { faults: [], outgoing: [] },
    panes,
    screen,
    atList: true,
    lines: {},
    seen,
  };
  return me === undefined ? state : { ...state, me };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'lost':
      return { ...state, connection: 'lost' };
    case 'loaded':
      return looked(loaded(state, action));
    case 'lines':
      return looked(withLines(state, action.chat, action.lines));
    case 'line':
      return looked(withLine(state, action.line));
    case 'clock':
      return { ...state, clock: action.clock };
    case 'time':
      return state.clock === undefined ? state : { ...state, clock: { ...state.clock, now: action.now } };
    case 'traffic':
      return { ...state, traffic: action.traffic };
    case 'cast':
      return withCast(state, action);
    case 'screen':
      return looked({ ...state, screen: action.screen });
    case 'become':
      return { ...state, me: action.me };
    case 'open':
      return looked(withPane(state, action.chat, action.me ?? state.me));
    case 'close':
      return looked({
        ...state,
        panes: state.panes.filter(({ chat }) => chat !== action.chat),
        atList: true,
      });
    case 'list':
      return { ...state, atList: true };
    case 'problem':
      return withProblem(state, action.problem);
  }
}

/** The panes on view, in their order. */
export function visiblePanes({ panes, screen, atList }: State): readonly Pane[] {
  if (screen.narrow && atList) return [];
  const latest = [...panes].sort((one, other) => other.used - one.used).slice(0, screen.room);
  return panes.filter((pane) => latest.includes(pane));
}

/** Whether the person has not yet seen the newest line of the chat. */
export function isUnread(state: State, chat: PageChat): boolean {
  return chat.latest > (state.seen[`${state.me ?? ''}|${chat.id}`] ?? 0);
}

/** Whether nobody has seen the newest line of the chat. */
export function isNews(state: State, chat: PageChat): boolean {
  return chat.latest > (state.seen[`*|${chat.id}`] ?? 0);
}

export function canSpeak(chat: PageChat, me: string | undefined): boolean {
  return me !== undefined && chat.members.includes(me);
}

/** After each connection everything is asked anew: lines may have come and changed meanwhile. */
function loaded(state: State, { people, chats, clock }: Action & { type: 'loaded' }): State {
  const isPerson = (id: string | undefined): boolean => people.some((person) => person.id === id);
  const me = isPerson(state.me) ? state.me : people[0]?.id;
  const panes = state.panes.filter((pane) => isPerson(pane.me) && chats.some(({ id }) => id === pane.chat));
  const fresh = { ...withProblem(state, undefined), connection: 'live' as const, people, chats, clock };
  const next: State = { ...fresh, panes, lines: {}, seen: clamped(state.seen, chats) };
  return me === undefined ? next : { ...next, me };
}

/** Somebody came: what is on view stays, and a line that came meanwhile is not forgotten. */
function withCast(state: State, { people, chats }: Action & { type: 'cast' }): State {
  const latest = new Map(state.chats.map((chat) => [chat.id, chat.latest]));
  return {
    ...state,
    people,
    chats: chats.map((chat) => ({ ...chat, latest: Math.max(chat.latest, latest.get(chat.id) ?? 0) })),
  };
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

/** Where all panes are taken, the one that was used longest ago gives way, in its place. */
function withPane(state: State, chat: string, me: string | undefined): State {
  if (me === undefined) return state;
  const pane: Pane = { chat, me, used: Math.max(0, ...state.panes.map(({ used }) => used)) + 1 };
  const oldest = [...state.panes].sort((one, other) => one.used - other.used)[0];
  const same = state.panes.find((each) => each.chat === chat);
  const given = same ?? (state.panes.length >= PANES ? oldest : undefined);
  const panes =
    given === undefined ? [...state.panes, pane] : state.panes.map((each) => (each === given ? pane : each));
  return { ...state, panes, atList: false };
}

/** The chats on view are seen by the persons one speaks as. */
function looked(state: State): State {
  const news = visiblePanes(state).flatMap(({ chat, me }) => {
    const latest = state.chats.find(({ id }) => id === chat)?.latest ?? 0;
    return [`${me}|${chat}`, `*|${chat}`]
      .filter((key) => latest > (state.seen[key] ?? 0))
      .map((key) => [key, latest] as const);
  });
  return news.length === 0 ? state : { ...state, seen: { ...state.seen, ...Object.fromEntries(news) } };
}

function withProblem(state: State, problem: string | undefined): State {
  const { problem: _gone, ...rest } = state;
  return problem === undefined ? rest : { ...rest, problem };
}
