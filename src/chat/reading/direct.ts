import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { bringsMatter } from '../../domain/intake/matter.ts';
import type { CommandCall } from '../command-call.ts';
import { assentIn } from './assent.ts';
import { codeAlone } from './binding-code.ts';
import { readChoice } from './choices.ts';
import { cut, type Passage } from './fold.ts';
import { PROPOSE, WE } from './demand.ts';
import { pairWithRemark } from './grades.ts';
import { startsWithSignOffField } from './handling.ts';
import type { Lexicon } from './lexicon.ts';
import { nearestWords } from './nearest.ts';
import { numberAt } from './numbers.ts';
import { readPlainSentence } from './plain-sentences.ts';
import { isGreeting, withoutClosing } from './politeness.ts';
import { present } from './present.ts';
import { readSaid } from './readers.ts';
import { targetsOfFiles, wordsOf } from './said.ts';
import { looksLikeSuggestion, readSuggestion } from './suggestion.ts';
import { leadingTargets, NO_TARGETS } from './targets.ts';

export interface DirectContext {
  readonly lexicon: Lexicon;
  readonly today: CivilDate;
  readonly attachments: { readonly images: number; readonly files: readonly string[] };
}

/** A demand makes a suggestion of a text that is long enough to say where and what. */
const DEMAND = new RegExp(
  `${PROPOSE}|希望|应该|应当|能不能|能否|可否|请(?:求|有关|政府|相关|尽快|帮)|要求|恳请|呼吁|盼|解决一下|管一管|修一修|反映`,
);
const DEMAND_FIRST = new RegExp(`^[\\s,。]*(?:${WE})?(?:强烈)?(?:${PROPOSE}|希望|恳请|呼吁|请求)`);
const LEAST_WITH_DEMAND = 18;
const LEAST_WITHOUT = 36;
/** A shorter text counts when it sounds like one that brings a matter. */
const LEAST_LIKE_A_MATTER = 10;
/** 建议在人民路装路灯 begins with its demand and may be shorter. */
const LEAST_WITH_DEMAND_FIRST = 8;

/** Read what is said in a direct chat without a command word at its head; everything there is for the bot. */
export function readDirect(text: Passage, context: DirectContext): CommandCall {
  const { lexicon, today, attachments } = context;
  return (
    fileWithNumber(text, context) ??
    bindingCode(text) ??
    readChoice(text, lexicon) ??
    numberAlone(text, lexicon) ??
    assented(text) ??
    (isGreeting(text) ? { name: 'greeting' } : undefined) ??
    (looksLikeSuggestion(text, lexicon) ? submitted(text, lexicon) : undefined) ??
    ratedPair(text, lexicon) ??
    signOffFields(text, context) ??
    readPlainSentence(text, { lexicon, today }) ??
    readProse(text, lexicon) ??
    filesOf(text, attachments, lexicon) ?? {
      name: 'unknown',
      body: text.clean,
      nearest: nearestWords(text.folded, lexicon),
    }
  );
}

/** Return what is told at length, or with the parts of a suggestion, as one. */
export function readProse(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  if (looksLikeSuggestion(text, lexicon)) return submitted(text, lexicon);
  return isLongEnough(text) ? { ...submitted(text, lexicon), prose: true } : undefined;
}

/** A binding code without the word 绑定, as people copy it. */
export function bindingCode(text: Passage): CommandCall | undefined {
  const said = codeAlone(text);
  return said && { name: 'bind', ...said };
}

/** 交吧 is 提交; 好的 may answer what was just shown back. */
function assented(text: Passage): CommandCall | undefined {
  const assent = assentIn(text);
  if (assent === undefined) return undefined;
  return assent === 'hand_in' ? { name: 'confirm' } : { name: 'greeting', assent: true };
}

/** 2026闭-018 and nothing else asks about it; digits alone answer a card. */
function numberAlone(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const plain = withoutClosing(text);
  const first = numberAt(plain.folded, 0, lexicon.series);
  if (!first || first.end !== plain.folded.length || /^\d+$/.test(plain.folded)) return undefined;
  return { name: 'query', targets: { numbers: [first.ref], all: false, except: [] } };
}

function ratedPair(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const grades = pairWithRemark(text, { lexicon });
  return grades && { name: 'rate', targets: NO_TARGETS, ...grades };
}

/** 承办人:王敏 电话:… without a command word, as it may be told after the sign-off. */
export function signOffFields(
  text: Passage,
  { lexicon, today }: Pick<DirectContext, 'lexicon' | 'today'>,
): CommandCall | undefined {
  const { rest } = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' });
  if (!startsWithSignOffField(rest, { lexicon })) return undefined;
  const empty = cut(text, 0, 0);
  return readSaid({ key: 'signOff', word: '', numbers: empty, rest: text, lexicon, today, files: [] });
}

function submitted(text: Passage, lexicon: Lexicon): Extract<CommandCall, { name: 'submit' }> {
  return { name: 'submit', suggestion: readSuggestion(text, lexicon) };
}

function isLongEnough({ folded }: Passage): boolean {
  const length = folded.replace(/[^\p{L}\p{N}]/gu, '').length;
  const first = DEMAND_FIRST.test(folded) ? LEAST_WITH_DEMAND_FIRST : LEAST_WITH_DEMAND;
  if (length >= (DEMAND.test(folded) ? first : LEAST_WITHOUT)) return true;
  return length >= LEAST_LIKE_A_MATTER && bringsMatter(folded);
}

/** The name of a file, sent as if it were what somebody says (002答复.pdf is no command 答复). */
const FILE_NAME = /^[^\s:]{1,100}\.(?:pdf|ofd|docx?|wps|xlsx?|et|pptx?|jpe?g|png|zip|rar)$/;

/** Return the file that a text names and nothing else; its number is in the name. */
export function readFileName(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  if (!FILE_NAME.test(text.folded)) return undefined;
  return { name: 'file', targets: targetsOfFiles([text.clean], lexicon) };
}

/** A file and at most a number beside it: the number is whose file it is. */
function fileWithNumber(text: Passage, { attachments, lexicon }: DirectContext): CommandCall | undefined {
  const { rest } = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' });
  return rest.folded === '' ? filesOf(text, attachments, lexicon) : undefined;
}

function filesOf(
  text: Passage,
  { images, files }: DirectContext['attachments'],
  lexicon: Lexicon,
): CommandCall | undefined {
  if (images + files.length === 0) return undefined;
  const beside = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' }).targets;
  const targets = beside.numbers.length > 0 ? beside : targetsOfFiles(files, lexicon);
  return present({ name: 'file' as const, targets, caption: wordsOf(text) });
}
