import { answers } from '../../domain/assignment/assignment.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { afterReplyLines } from '../commitments/about-matter.ts';
import type { CommandContext } from '../context.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { handlingLines } from '../plans/handling-lines.ts';
import { registryLines } from '../superior/registry-lines.ts';
import { supervisionLines } from '../supervision/about-matter.ts';
import { leadLine, leadWords, ratingLine, shareLine, unitList } from './describe.ts';
import type { Facts, RatingFact } from './facts.ts';
import { saidInReview } from './said-in-review.ts';

/** What a phone shows of an answer: six lines of which none is long (tone.md). */
const LINES = 6;
const CHARACTERS = 300;
const LINE_LENGTH = 60;

/** Two of the six lines say which matter it is, the last one what to type next. */
const CONTENT_LINES = 3;

/** More units than these are named in one line. */
const UNITS_APART = 2;

interface Telling {
  /** How the matter is called in this chat. */
  readonly name: string;
  readonly inGroup: boolean;
  readonly state: string;
  readonly facts: Facts;
  /** Only for those who may read it there. */
  readonly rating: RatingFact | undefined;
}

/** What stands about a matter, by kind; the later ones matter less to whoever just wants to know how it goes. */
interface Section {
  readonly kind: 'units' | 'rating' | 'handling' | 'after-reply' | 'supervision' | 'registry' | 'review';
  readonly lines: readonly string[];
}

/** Everything about a matter that may be read in this chat. */
export async function wholeText(context: CommandContext, matter: Matter, telling: Telling): Promise<string> {
  return wholeOf(context, matter, telling, await sectionsOf(context, matter, telling));
}

/** How a matter stands, in six lines; what does not fit them is named, and 查 N 全部 tells it. */
export async function shortText(context: CommandContext, matter: Matter, telling: Telling): Promise<string> {
  const sections = await sectionsOf(context, matter, telling);
  const whole = wholeOf(context, matter, telling, sections);
  if (whole.trim().split('\n').length <= LINES && [...whole].length <= CHARACTERS) return whole;

  const [units, ...others] = sections;
  const apart = matter.shares.length <= UNITS_APART;
  const ranked = [...(apart ? units.lines : unitsTogether(context, matter, telling.facts))]
    .map((line) => ({ kind: units.kind, line }))
    .concat(others.flatMap(({ kind, lines }) => lines.map((line) => ({ kind, line }))));
  const shown = ranked.slice(0, CONTENT_LINES);
  const cut = [...shown.filter(({ line }) => clipped(line) !== line), ...ranked.slice(CONTENT_LINES)];
  const left = new Set<Section['kind'] | 'cosigners'>([
    ...(matter.cosigners.length === 0 ? [] : (['cosigners'] as const)),
    ...(apart ? [] : [units.kind]),
    ...cut.map(({ kind }) => kind),
  ]);
  const lead = leadWords(context, matter);
  const values = {
    name: telling.name,
    state: `${telling.state};${lead}`,
    lines: shown.map(({ line }) => clipped(line)).join('\n'),
    number: displayNumber(matter.suggestion),
  };
  if (left.size === 0) return context.texts.render('inquiries/query-full', values);
  const rest = [...left].map((kind) => context.texts.render(`inquiries/section.${kind}`, {})).join('、');
  return context.texts.render('inquiries/query-short', { ...values, rest });
}

async function sectionsOf(
  context: CommandContext,
  matter: Matter,
  { inGroup, facts, rating }: Telling,
): Promise<readonly [Section, ...Section[]]> {
  const units = matter.shares.map((share) => shareLine(context, share, facts));
  const none = context.texts.render('inquiries/no-unit-yet', {});
  return [
    { kind: 'units', lines: units.length === 0 ? [none] : units },
    { kind: 'rating', lines: rating === undefined ? [] : [ratingLine(context, rating)] },
    { kind: 'handling', lines: await handlingLines(context, matter, inGroup) },
    { kind: 'after-reply', lines: await afterReplyLines(context, matter) },
    { kind: 'supervision', lines: await supervisionLines(context, matter, inGroup) },
    { kind: 'registry', lines: await registryLines(context, matter, inGroup) },
    { kind: 'review', lines: await saidInReview(context, matter, inGroup) },
  ];
}

function wholeOf(
  context: CommandContext,
  matter: Matter,
  { name, state }: Telling,
  sections: readonly Section[],
): string {
  return context.texts.render('inquiries/query-full', {
    name,
    state,
    lines: [leadLine(context, matter), ...sections.flatMap(({ lines }) => lines)].join('\n'),
    number: displayNumber(matter.suggestion),
  });
}

/** Of many units their names, and how the one stands that is waited for most. */
function unitsTogether(context: CommandContext, matter: Matter, facts: Facts): string[] {
  const shares = [...matter.shares].sort((a, b) => urgency(a).localeCompare(urgency(b)));
  const [first] = shares;
  return [
    unitList(context, { ...matter, shares }),
    ...(first === undefined ? [] : [shareLine(context, first, facts)]),
  ];
}

/** Who answers the deputy comes before who assists, who still owes it before who has done so, then by due date. */
function urgency({ assignment: { role, state, replyDue } }: Share): string {
  return `${answers(role) ? 0 : 1}${state === 'answered' ? 1 : 0}${replyDue}`;
}

function clipped(line: string): string {
  const [first = ''] = line.split('\n');
  const characters = [...first];
  if (characters.length <= LINE_LENGTH) return first === line ? line : `${first}…`;
  return `${characters.slice(0, LINE_LENGTH - 1).join('')}…`;
}
