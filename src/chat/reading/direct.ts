import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandCall } from '../command-call.ts';
import { readChoice } from './choices.ts';
import { cut, type Passage } from './fold.ts';
import { startsWithSignOffField } from './handling.ts';
import type { Lexicon } from './lexicon.ts';
import { nearestWords } from './nearest.ts';
import { numberAt } from './numbers.ts';
import { readPlainSentence } from './plain-sentences.ts';
import { withoutClosing } from './politeness.ts';
import { present } from './present.ts';
import { readSaid } from './readers.ts';
import { targetsOfFiles, wordsOf } from './said.ts';
import { looksLikeSuggestion, readSuggestion } from './suggestion.ts';
import { leadingTargets } from './targets.ts';

export interface DirectContext {
  readonly lexicon: Lexicon;
  readonly today: CivilDate;
  readonly attachments: { readonly images: number; readonly files: readonly string[] };
}

/** A demand makes a suggestion of a text that is long enough to say where and what. */
const DEMAND = /建议|希望|应该|应当|能不能|能否|可否|请(?:求|有关|政府|相关|尽快|帮)|要求|恳请|呼吁|盼|解决一下|管一管|修一修|反映/;
const LEAST_WITH_DEMAND = 18;
const LEAST_WITHOUT = 60;

/** Read what is said in a direct chat without a command word at its head; everything there is for the bot. */
export function readDirect(text: Passage, context: DirectContext): CommandCall {
  const { lexicon, today, attachments } = context;
  return (
    readChoice(text, lexicon) ??
    numberAlone(text, lexicon) ??
    (looksLikeSuggestion(text, lexicon) ? submitted(text, lexicon) : undefined) ??
    signOffFields(text, context) ??
    readPlainSentence(text, { lexicon, today }) ??
    (isLongEnough(text) ? submitted(text, lexicon) : undefined) ??
    filesOf(text, attachments, lexicon) ?? {
      name: 'unknown',
      body: text.clean,
      nearest: nearestWords(text.folded, lexicon),
    }
  );
}

/** 2026闭-018 and nothing else asks about it; digits alone answer a card. */
function numberAlone(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const plain = withoutClosing(text);
  const first = numberAt(plain.folded, 0, lexicon.series);
  if (!first || first.end !== plain.folded.length || /^\d+$/.test(plain.folded)) return undefined;
  return { name: 'query', targets: { numbers: [first.ref], all: false, except: [] } };
}

function signOffFields(text: Passage, { lexicon, today }: DirectContext): CommandCall | undefined {
  const { rest } = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' });
  if (!startsWithSignOffField(rest, { lexicon })) return undefined;
  const empty = cut(text, 0, 0);
  return readSaid({ key: 'signOff', word: '', numbers: empty, rest: text, lexicon, today, files: [] });
}

function submitted(text: Passage, lexicon: Lexicon): CommandCall {
  return { name: 'submit', suggestion: readSuggestion(text, lexicon) };
}

function isLongEnough({ folded }: Passage): boolean {
  const length = folded.replace(/[^\p{L}\p{N}]/gu, '').length;
  return length >= (DEMAND.test(folded) ? LEAST_WITH_DEMAND : LEAST_WITHOUT);
}

function filesOf(text: Passage, { images, files }: DirectContext['attachments'], lexicon: Lexicon): CommandCall | undefined {
  if (images + files.length === 0) return undefined;
  const beside = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' }).targets;
  const targets = beside.numbers.length > 0 ? beside : targetsOfFiles(files, lexicon);
  return present({ name: 'file' as const, targets, caption: wordsOf(text) });
}
