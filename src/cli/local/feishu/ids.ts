/**
 * What the people, groups and messages of a simulated network are called on the local open platform: its own ids with
 * the prefixes of the real one, so that both directions are plain.
 */
export function openIdOf(person: string): string {
  return `ou_${person}`;
}

export function chatIdOf(group: string): string {
  return `oc_${group}`;
}

/** The chat of one person with the bot has an id too, which nobody but the platform needs. */
export function directChatIdOf(person: string): string {
  return `oc_p2p_${person}`;
}

/** The n-th part (from 0) of what the network takes for one message: a text and each of its files come apart. */
export function messageIdOf(message: string, part = 0): string {
  return part === 0 ? `om_${message}` : `om_${message}~${part + 1}`;
}

/** The person, group or message behind an id with that prefix; `undefined` for any other text. */
export function localId(prefix: 'ou_' | 'oc_' | 'om_', id: string): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length).replace(/~\d+$/, '') : undefined;
}
