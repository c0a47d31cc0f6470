import { describe, expect, it } from 'vitest';
import type { PageChat } from '../../src/web/page-types.ts';
import { reduce, startState } from '../../src/web/page/state.ts';

const ZHANG = { id: 'zhang', name: '张明', caption: '人大代表' };
const NEW = { id: 'new', name: '欧阳新', caption: '人大代表' };
const CLOCK = { now: '2026-03-02T01:00:00.000Z', day: 'working', nextDue: null } as const;

function chat(id: string, latest: number): PageChat {
  return { id, kind: 'group', title: id, members: ['zhang'], latest };
}

describe('the page, when somebody comes', () => {
  const started = startState({ seen: {}, panes: [] }, { room: 2, narrow: false });
  const loaded = reduce(started, {
    type: 'loaded',
    people: [ZHANG],
    chats: [chat('group:g1', 5)],
    clock: CLOCK,
  });
  const open = reduce(loaded, { type: 'open', chat: 'group:g1' });
  const came = reduce(open, {
    type: 'cast',
    people: [ZHANG, NEW],
    chats: [chat('group:g1', 3), chat('group:g9', 0)],
  });

  it('lists people and chats, and keeps what is on view', () => {
    expect(came.people.map(({ name }) => name)).toEqual(['张明', '欧阳新']);
    expect(came.chats.map(({ id }) => id)).toEqual(['group:g1', 'group:g9']);
    expect(came.panes).toEqual(open.panes);
    expect(came.me).toBe('zhang');
  });

  it('forgets no line that came while it was told', () => {
    expect(came.chats.map(({ latest }) => latest)).toEqual([5, 0]);
  });
});
