import type { PageLine } from '../page-types.ts';
import { api, RequestError } from './api.ts';

/** Milliseconds between two looks, and how many looks there are. */
const LOOK = 250;
const LOOKS = 80;

/** The newest card that shows the choice. */
export function newestCard(lines: readonly PageLine[], choice: string): PageLine {
  const found = lines.findLast(
    ({ message }) => message.kind === 'card' && message.card.choices.includes(choice),
  );
  if (found !== undefined) return found;
  throw new RequestError(
    `这里没有可以按「${choice}」的卡片,也许已经按过了;夜里的通知要到早上才发,可以先拨时钟。也可以跳过这一步。`,
  );
}

/** Wait until the bot says something that fits in the chat after a line; returns its words. */
export async function waitForAnswer(
  chat: string,
  after: number,
  fits: (words: string) => boolean,
): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const said = (await api.lines(chat)).filter(({ from, sequence }) => from === 'bot' && sequence > after);
    const found = said.map(wordsOf).find(fits);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new RequestError('小助手还没有回答。请看看是不是开着网络故障,或者稍等再按一次;也可以跳过这一步。');
}

function wordsOf({ message }: PageLine): string {
  switch (message.kind) {
    case 'text':
      return message.text;
    case 'card': {
      const { title, lines, fields, choices } = message.card;
      return [title, ...lines, ...fields.map(({ label, value }) => `${label}:${value}`), ...choices].join(
        '\n',
      );
    }
    case 'image':
    case 'file':
      return message.name;
  }
}
