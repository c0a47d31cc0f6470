const PERSON = 'wxid_';
const ROOM = '@chatroom';

/** The id that WeChat gives a person of the network. */
export function wechatPerson(id: string): string {
  return `${PERSON}${id}`;
}

/** The id that WeChat gives a group of the network; by the `@` the SDK's mock knows it from a person's. */
export function wechatRoom(id: string): string {
  return `${id}${ROOM}`;
}

/** The person of the network behind an id of WeChat. */
export function personOf(wechatId: string): string {
  return wechatId.startsWith(PERSON) ? wechatId.slice(PERSON.length) : wechatId;
}

/** The group of the network behind an id of WeChat; `undefined` for a person's. */
export function groupOf(wechatId: string): string | undefined {
  return wechatId.endsWith(ROOM) ? wechatId.slice(0, -ROOM.length) : undefined;
}
