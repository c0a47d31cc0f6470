import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandCall, NumberRef } from '../command-call.ts';
import { isBareCommand } from './bare-word.ts';
import { readChoice, readLabel } from './choices.ts';
import type { CommandTable } from './command-table.ts';
import { isChain, readChain } from './cosigning.ts';
import { bindingCode, readDirect, readFileName, readProse, signOffFields } from './direct.ts';
import type { Passage } from './fold.ts';
import { hear, type Heard, type Marked, type SaidInChat } from './for-bot.ts';
import { fitsLeaderList } from './leaders.ts';
import { partLeft, type Split, untilNext, untilNextNumbers } from './left.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';
import { locate } from './locate.ts';
import { nearestWords } from './nearest.ts';
import { numbersIn } from './numbers.ts';
import { readPlainSentence } from './plain-sentences.ts';
import { present } from './present.ts';
import { isBareReceipt as isReceipt, isGreeting } from './politeness.ts';
import { readSaid, readClaim } from './readers.ts';
import { fitsOffice } from './office-words.ts';
import { fitsStations } from './stations.ts';
import { fitsSupervision } from './supervision-record.ts';
import { isBulk } from './targets.ts';

export interface ReadInput extends SaidInChat {
  readonly where: 'group' | 'direct';
  readonly attachments: { readonly images: number; readonly files: readonly string[] };
  /** Dates without a year are read from here. */
  readonly today: CivilDate;
}

export type Reading =
  | { readonly kind: 'chatter' }
  | {
      readonly kind: 'call';
      readonly call: CommandCall;
      /** Whether # or a mention of the bot stood before it; false for bare words, quotes and direct chats. */
      readonly marked: boolean;
      /** Whether it names more than one suggestion. */
      readonly bulk: boolean;
      /** The suggestions that the quoted message names: they are meant when the call names none. */
      readonly quoted: readonly NumberRef[];
      /** What was said, without quote and marks: the answer, when a question was open. */
      readonly spoken: string;
      /** What was said besides and is none of it (a second command): not done, and to be told so. */
      readonly left?: string;
    };

/** Read a message into the one thing it asks of the bot, or into chatter, of which nothing may be stored. */
export function readMessage(input: ReadInput, table: CommandTable): Reading {
  const lexicon = lexiconOf(table);
  // Some platforms repeat the name of a file as the text beside it.
  const isName = input.attachments.files.includes(input.text.trim());
  const heard = hear(isName ? { ...input, text: '' } : input);
  const context: Context = { input, lexicon };
  const found = input.where === 'direct' ? direct(heard, context) : inGroup(heard, context);
  if (!found) return { kind: 'chatter' };
  const { call, marked, spoken, left } = found;
  const quoted = numbersIn(heard.quote?.text ?? '', lexicon.series).map((it) => it.ref);
  const bulk = 'targets' in call && isBulk(call.targets);
  return present({ kind: 'call' as const, call, marked, bulk, quoted, spoken: spoken.clean, left });
}

/** Return whether a message is for the bot (commands.md, rule 1). */
export function isForBot(input: ReadInput, table: CommandTable): boolean {
  return readMessage(input, table).kind === 'call';
}

/** Return whether a text is 收到 and nothing more; in a group that is chatter, but may earn a private hint. */
export function isBareReceipt(text: string): boolean {
  return isReceipt(hear({ text, mentions: [], quotesBot: false }).text);
}

interface Context {
  readonly input: ReadInput;
  readonly lexicon: Lexicon;
}

interface Found {
  readonly call: CommandCall;
  readonly marked: boolean;
  readonly spoken: Passage;
  readonly left?: string | undefined;
}

function direct(heard: Heard, { input, lexicon }: Context): Found {
  const first = heard.marked[0];
  const strictness = first ? 'marked' : 'plain';
  const found = markedCommand(heard, { input, lexicon });
  if (found) return found;
  const spoken = heard.text;
  const named = readFileName(spoken, lexicon);
  const command = named ? undefined : commandOf(spoken, { input, lexicon }, strictness);
  if (command) return { ...command, marked: first !== undefined, spoken };
  const call = named ?? readDirect(spoken, { lexicon, today: input.today, attachments: input.attachments });
  return { call, marked: first !== undefined, spoken };
}

function inGroup(heard: Heard, context: Context): Found | undefined {
  const found = markedCommand(heard, context, (text) =>
    isChain(text) ? readChain(text, context.lexicon) : readLabel(text, context.lexicon),
  );
  if (found) return found;
  const first = heard.marked[0];
  if (first) return markedOtherwise(first, context);
  const split = heard.quote?.bot ? answerTo(heard.text, context) : bareWord(heard, context);
  return split && { ...split, marked: false, spoken: heard.text };
}

/** The first marked text that is a command; what another mark begins behind it is left. */
function markedCommand(
  { marked }: Heard,
  context: Context,
  otherwise: (text: Passage) => CommandCall | undefined = () => undefined,
): Found | undefined {
  for (const [at, { text }] of marked.entries()) {
    const next = marked.slice(at + 1).find((each) => locate(each.text, context.lexicon, 'marked'));
    const own = next === undefined ? { text, left: undefined } : untilNext(text, next.text);
    const other = otherwise(text);
    const split = other ? { call: other } : commandOf(own.text, context, 'marked');
    if (split === undefined) continue;
    return { left: other ? undefined : own.left, ...split, marked: true, spoken: other ? text : own.text };
  }
  return undefined;
}

/** Marked, but no command: a plain sentence, a claim, a mistyped word; what the bot is told at length is a suggestion. */
function markedOtherwise(first: Marked, context: Context): Found | undefined {
  const { lexicon, input } = context;
  if (isChain(first.text) || isReceipt(first.text)) return undefined;
  const sentence =
    bindingCode(first.text) ??
    signOffFields(first.text, { lexicon, today: input.today }) ??
    readPlainSentence(first.text, { lexicon, today: input.today }) ??
    numberAlone(first.text, lexicon);
  if (sentence) return { call: sentence, marked: true, spoken: first.text };
  if (first.by === 'mention' && isGreeting(first.text))
    return { call: { name: 'greeting' }, marked: true, spoken: first.text };
  const nearest = nearestWords(first.text.folded, lexicon);
  const files = input.attachments.images + input.attachments.files.length > 0;
  if (first.by === '#' && nearest.length === 0) return undefined;
  const told = first.by === 'mention' && nearest.length === 0;
  const call = !told
    ? undefined
    : files
      ? readDirect(first.text, { lexicon, today: input.today, attachments: input.attachments })
      : readProse(first.text, lexicon);
  return {
    call: call ?? { name: 'unknown', body: first.text.clean, nearest },
    marked: true,
    spoken: first.text,
  };
}

/** #2026闭-018 asks about it; digits alone act never in a group. */
function numberAlone(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const [only] = numbersIn(text.clean, lexicon.series);
  if (!only || text.folded.slice(only.end).trim() !== '' || text.folded.length > only.ref.typed.length + 2)
    return undefined;
  return { name: 'query', targets: { numbers: [only.ref], all: false, except: [] } };
}

/** A quote of the bot with a recognisable word, a number or a choice. */
function answerTo(text: Passage, context: Context): Split | undefined {
  const { lexicon, input } = context;
  if (isReceipt(text)) return undefined;
  const choice = readChoice(text, lexicon);
  const command = choice ? undefined : commandOf(text, context, 'plain');
  if (command) return command;
  const call =
    choice ??
    signOffFields(text, { lexicon, today: input.today }) ??
    readPlainSentence(text, { lexicon, today: input.today });
  return call && { call };
}

/**
 * A message that is nothing but a bare word. Beside a quote of somebody else it counts only if that quote names
 * a suggestion or is one: 附议 to 中午吃面 is chatter.
 */
function bareWord(heard: Heard, context: Context): Split | undefined {
  const { lexicon } = context;
  const quoted = heard.quote?.text;
  if (
    heard.quote &&
    (quoted === undefined || !(/^\s*[#＃]/u.test(quoted) || numbersIn(quoted, lexicon.series).length > 0))
  ) {
    return undefined;
  }
  return isBareCommand(heard.text, lexicon) ? commandOf(heard.text, context, 'plain') : undefined;
}

function commandOf(
  text: Passage,
  { input, lexicon }: Context,
  strictness: 'marked' | 'plain',
): Split | undefined {
  const located = locate(text, lexicon, strictness);
  if (!located) return undefined;
  const { word, numbers, rest } = located;
  if (word.entry.key === 'leaderList' && !fitsLeaderList(rest)) return undefined;
  if (word.entry.key === 'claim' && !readClaim(rest)) return undefined;
  const { key } = word.entry;
  if ((key === 'station' || key === 'duty') && !fitsStations(key, rest, input.today)) return undefined;
  if (!fitsOffice(key, word.text, rest)) return undefined;
  if (!fitsSupervision(key, word.text, { numbers, rest, lexicon })) return undefined;
  if (word.entry.key === 'confirmGroup' && rest.folded === '')
    return { call: { name: 'chooseLabel', label: word.entry.words[0] ?? word.text } };
  const { today, attachments } = input;
  const said = { key, word: word.text, numbers, rest, lexicon, today, files: attachments.files };
  const { said: own, left } = untilNextNumbers(said);
  const split = partLeft(readSaid(own), own);
  return left === undefined ? split : { ...split, left };
}
