import type { Mention } from '../../chat/message.ts';

/** What WeChat puts behind a mention: FOUR-PER-EM SPACE. */
export const MENTION_END = '\u2005';

/** Looking up more names for one message would read too much at once. */
const MOST_LOOKUPS = 10;

const EVERYBODY = /[@＠]\s*(?:所有人|全体成员|所有成员|everyone|all)(?=\s|$)/iu;
const TOKEN = /[@＠][^\s@＠]{1,64}/gu;

export interface MentionInput {
  readonly text: string;
  /** As the gateway tells them: perhaps none, perhaps everybody's. */
  readonly ids: readonly string[];
  readonly self: string;
}

/**
 * Find who is mentioned. Gateways leave the ids out, or give everybody's for @所有人 (W24): so the bot is meant when
 * its id is among them, unless the message calls everybody, or when the text begins with one of its names. `namesOf`
 * is asked only when the text has an at-sign, and never rejects.
 */
export async function mentionsIn(
  { text, ids, self }: MentionInput,
  namesOf: (person: string) => Promise<readonly string[]>,
): Promise<Mention[]> {
  const toEverybody = EVERYBODY.test(text) || ids.some((id) => id.endsWith('@all'));
  const isNamed = !toEverybody && ids.includes(self);
  if (!/[@＠]/u.test(text)) return isNamed ? [{ id: self, text: '', bot: true }] : [];

  const others = toEverybody ? [] : [...new Set(ids)].filter((id) => id !== self).slice(0, MOST_LOOKUPS);
  const found: Mention[] = [];
  for (const id of others) {
    const token = tokenOf(text, await namesOf(id));
    if (token !== undefined) found.push({ id, text: token, bot: false });
  }
  const bot = mentionOfBot({ text, isNamed, taken: found }, await namesOf(self));
  const all = bot === undefined ? found : [...found, { id: self, text: bot, bot: true }];
  return all.toSorted((one, other) => text.indexOf(one.text) - text.indexOf(other.text));
}

function mentionOfBot(
  { text, isNamed, taken }: { text: string; isNamed: boolean; taken: readonly Mention[] },
  names: readonly string[],
): string | undefined {
  const token = tokenOf(text, names);
  if (isNamed) {
    // The name may have changed since: then it is the mention that is nobody else's.
    const free = [...text.matchAll(TOKEN)]
      .map(([it]) => it)
      .filter((it) => taken.every((one) => one.text !== it));
    return token ?? (free.length === 1 ? free[0] : '');
  }
  return token !== undefined && text.trimStart().startsWith(token) ? token : undefined;
}

/** The mention of one of these names in the text, without what ends it. */
function tokenOf(text: string, names: readonly string[]): string | undefined {
  return names.flatMap((name) => [`@${name}`, `＠${name}`]).find((token) => occurs(text, token));
}

function occurs(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at !== -1; at = text.indexOf(token, at + 1)) {
    if (/^(?:\s|$)/u.test(text.slice(at + token.length))) return true;
  }
  return false;
}
