import { describe, expect, it } from 'vitest';
import { direct, exampleNetwork, hello } from './example.ts';

describe('people and groups that come later', () => {
  const NEW = { id: 'new', name: '欧阳新', caption: '人大代表', friend: true };
  const cast = (network: ReturnType<typeof exampleNetwork>) => ({
    people: network.people().map((person) => ({ ...person, friend: person.id !== 'lin' })),
    groups: [{ id: 'g1', name: '第一代表团群', members: ['zhang', 'wang'] }],
  });

  it('are there at once, in the groups that they are in', async () => {
    const network = exampleNetwork();
    const { people, groups } = cast(network);
    expect(network.admit({ people, groups })).toBe(false);
    const came = {
      people: [...people, NEW],
      groups: [
        { id: 'g1', name: '第一代表团群', members: ['zhang', 'wang', 'new'] },
        { id: 'g9', name: '第九代表团群', members: ['new', 'wang'] },
      ],
    };
    expect(network.admit(came)).toBe(true);
    expect(network.admit(came)).toBe(false);
    expect(network.people().at(-1)?.name).toBe('欧阳新');
    const members = Object.fromEntries(network.chats().map((chat) => [chat.id, chat.members]));
    expect(members).toMatchObject({
      'group:g1': ['zhang', 'wang', 'new'],
      'group:g9': ['new', 'wang'],
      'direct:new': ['new'],
    });
    const event = await network.say({ by: 'new', in: 'g9', text: '大家好' });
    expect(event).toMatchObject({ sender: 'new', conversation: { kind: 'group', id: 'g9' } });
    network.accept(direct('new'), hello, 'k1');
    expect(network.lines('direct:new')).toHaveLength(1);
  });

  it('put nobody back into a group that they left', async () => {
    const network = exampleNetwork();
    await network.leave({ who: 'zhang', in: 'g1' });
    network.admit(cast(network));
    expect(network.chats().find(({ id }) => id === 'group:g1')?.members).toEqual(['wang']);
  });
});
