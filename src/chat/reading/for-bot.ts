import { clean, cut, fold, type Passage, passage } from './fold.ts';

/** A message taken apart: whom it quotes, and where # or a mention of the bot stands at the start of a line. */
export interface Heard {
  /** The text without a quote and without the mentions of the bot at the start of lines. */
  readonly text: Passage;
  readonly quote: { readonly text?: string; readonly bot: boolean } | undefined;
  /** The text after each mark to the end of the message, in order. */
  readonly marked: readonly Marked[];
}

export interface Marked {
  readonly by: '#' | 'mention';
  readonly text: Passage;
}

export interface SaidInChat {
  readonly text: string;
  readonly mentions: readonly { readonly text: string; readonly bot: boolean }[];
  readonly quotesBot: boolean;
  readonly quotedText?: string | undefined;
  /** The names under which a quote in the text may show the bot (WeChat). */
  readonly botNames?: readonly string[] | undefined;
}

/** A message with more marks than this is a paste of something, not a row of commands. */
const MOST_MARKS = 10;

/** WeChat has no quotes: 「名字：…」, a line of dashes, then what was said. */
const TEXT_QUOTE =
  /^\s*「(?<name>[^:\n」]{1,40}):\s*(?<quoted>[\s\S]*?)」[^\S\n]*(?:\n[^\S\n]*){1,3}(?:[-–—―_][^\S\n]*){3,}\n?(?<said>[\s\S]*)$/;

/** Take a message apart (commands.md, how a message is read, rule 1). */
export function hear(message: SaidInChat): Heard {
  const bots = message.mentions.filter((it) => it.bot).map((it) => clean(it.text));
  const kept = clean(message.text);
  const inText = splitQuote(kept);
  const said = inText?.text ?? kept;
  const names = [...(message.botNames ?? []), ...bots.map((it) => it.replace(/^@/, ''))].map((it) =>
    fold(it).trim(),
  );
  const quote = inText
    ? { text: inText.quoted, bot: message.quotesBot || names.includes(fold(inText.name).trim()) }
    : message.quotesBot || message.quotedText !== undefined
      ? {
          ...(message.quotedText === undefined ? {} : { text: clean(message.quotedText) }),
          bot: message.quotesBot,
        }
      : undefined;
  const marked = marksIn(said, bots);
  // Some platforms take the mention out of the text: then it stood in front.
  const hidden = bots.some((it) => !kept.includes(it) || it === '');
  const all = hidden
    ? [{ by: 'mention' as const, text: passage(withoutMarks(said, bots)) }, ...marked]
    : marked;
  return { text: passage(withoutMarks(said, bots)), quote, marked: all };
}

/** Return the two parts of a WeChat quote, or `undefined` when the text quotes nobody. */
export function splitQuote(
  text: string,
): { readonly name: string; readonly quoted: string; readonly text: string } | undefined {
  const folded = fold(clean(text));
  const groups = TEXT_QUOTE.exec(folded)?.groups;
  if (!groups) return undefined;
  const kept = clean(text);
  const nameStart = folded.indexOf('「') + 1;
  const name = groups['name'] ?? '';
  const said = groups['said'] ?? '';
  const quotedStart = nameStart + name.length + 1;
  const quoted = kept.slice(quotedStart, quotedStart + folded.slice(quotedStart).lastIndexOf('」'));
  return {
    name: kept.slice(nameStart, nameStart + name.length),
    quoted: quoted.trim(),
    text: kept.slice(kept.length - said.length),
  };
}

/** Return the text after every # or mention at the start of a line. */
function marksIn(said: string, bots: readonly string[]): Marked[] {
  const folded = fold(said);
  const found: Marked[] = [];
  for (const { index } of folded.matchAll(/(?<=^|\n)/g)) {
    if (found.length === MOST_MARKS) break;
    const start = index + (/^ */.exec(folded.slice(index))?.[0].length ?? 0);
    const bot = bots.find((it) => it !== '' && folded.startsWith(fold(it), start));
    if (bot !== undefined) found.push({ by: 'mention', text: passage(afterMarks(said.slice(start), bots)) });
    else if (folded[start] === '#' && !isTag(folded.slice(start))) {
      found.push({ by: '#', text: passage(afterMarks(said.slice(start), bots)) });
    }
  }
  return found;
}

/** #今日新闻# is a tag of the network, not a mark. */
function isTag(folded: string): boolean {
  return /^#[^#\s\n]{3,20}#/.test(folded);
}

function withoutMarks(said: string, bots: readonly string[]): string {
  return afterMarks(said, bots);
}

/** Drop marks and mentions of the bot, however many, from the head of a text. */
function afterMarks(text: string, bots: readonly string[]): string {
  const folded = fold(text);
  const names = bots.map(fold).filter((it) => it !== '');
  let start = 0;
  let closed: number | undefined;
  for (;;) {
    start = headOf(folded, start);
    const bot = names.find((it) => folded.startsWith(it, start));
    if (bot !== undefined) start += bot.length;
    else if (/[#﹟]/.test(folded.charAt(start))) {
      start += 1;
      // #建议# is how some people write the mark.
      if (/^[^#\s]{2}#/.test(folded.slice(headOf(folded, start), headOf(folded, start) + 3)))
        closed = headOf(folded, start) + 2;
    } else break;
  }
  const said =
    closed === undefined || closed < start
      ? text.slice(start)
      : text.slice(start, closed) + text.slice(closed + 1);
  return cut(passage(said), 0).clean;
}

/** Return the offset of the first character from `start` on that is no white space. */
function headOf(folded: string, start: number): number {
  let offset = start;
  while (offset < folded.length && /\s/.test(folded.charAt(offset))) offset += 1;
  return offset;
}
