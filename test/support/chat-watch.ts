import { plainText } from '../../src/chat/card.ts';
import type { SandboxNetwork } from '../../src/platforms/sandbox/network.ts';

/** Resolve with what the bot says in a chat (`group:…`, `direct:…`) that holds these words, said or to be said. */
export function heard(network: SandboxNetwork, chat: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const look = (): string | undefined =>
      network
        .lines(chat)
        .filter(({ from }) => from === 'bot')
        .map(({ message }) => plainText(message))
        .find((said) => words.every((word) => said.includes(word)));
    const already = look();
    if (already !== undefined) {
      resolve(already);
      return;
    }
    const end = network.subscribe(() => {
      const said = look();
      if (said === undefined) return;
      end();
      resolve(said);
    });
  });
}

/** How often the bot has said something with these words in a chat. */
export function timesSaid(network: SandboxNetwork, chat: string, word: string): number {
  return network
    .lines(chat)
    .filter(({ from, message }) => from === 'bot' && plainText(message).includes(word)).length;
}
