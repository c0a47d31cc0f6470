import type { NumberRef, Targets } from '../../chat/command-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { loadMatters, type Matter, seenBy } from './matter.ts';
import { numberFilter } from '../../storage/suggestion-numbers.ts';
import { inTurn } from '../../storage/in-turn.ts';

/** 拟N works for life, so a resolved target is written with it. */
export function refOf(suggestion: Pick<Suggestion, 'intakeNumber'>): NumberRef {
  return { typed: `拟${suggestion.intakeNumber}`, kind: 'intake', serial: suggestion.intakeNumber };
}

/** Targets that mean exactly these suggestions. */
export function targetsOf(suggestions: readonly Pick<Suggestion, 'intakeNumber'>[]): Targets {
  return { numbers: suggestions.map(refOf), all: false, except: [] };
}

/** Which matters a word could act on now, for this speaker, in this chat ("open", commands.md rule 4). */
export type OpenMatters = () => Promise<readonly Matter[]>;

/**
 * The matters that are meant. Without a number: the quoted one, else the one open matter. Numbers
 * are looked up among what the speaker may see; several that fit are narrowed to the open ones.
 * When nothing is left to act on, the speaker was told privately and the result is undefined.
 */
export async function resolveTargets(
  context: CommandContext,
  targets: Targets,
  open: OpenMatters,
  word: string,
): Promise<readonly Matter[] | undefined> {
  if (targets.all) return allBut(context, targets, await open(), word);
  if (targets.numbers.length > 0) return byNumber(context, targets.numbers, open);
  const quoted = await quotedMatter(context);
  if (quoted !== undefined) return [quoted];
  const candidates = await open();
  if (candidates.length === 1) return candidates;
  if (candidates.length === 0) await refusePrivately(context, 'nothing-open', { word });
  else
    await refusePrivately(context, 'which-one', {
      word,
      numbers: numbersOf(candidates),
      first: shortest(candidates),
    });
  return undefined;
}

/** Like resolveTargets, for words that act on one matter only. */
export async function resolveOne(
  context: CommandContext,
  targets: Targets,
  open: OpenMatters,
  word: string,
): Promise<Matter | undefined> {
  const matters = await resolveTargets(context, targets, open, word);
  if (matters === undefined) return undefined;
  const [matter] = matters;
  if (matters.length === 1) return matter;
  await refusePrivately(context, 'one-at-a-time', { word, first: shortest(matters) });
  return undefined;
}

async function allBut(
  context: CommandContext,
  targets: Targets,
  candidates: readonly Matter[],
  word: string,
): Promise<readonly Matter[] | undefined> {
  const except = await inTurn(targets.except, (ref) => mattersMeant(context, ref));
  const left = new Set(except.flat().map((matter) => matter.suggestion.id));
  const chosen = candidates.filter((matter) => !left.has(matter.suggestion.id));
  if (chosen.length > 0) return chosen;
  await refusePrivately(context, 'nothing-open', { word });
  return undefined;
}

/** Each number looked up; of several, those that mean nothing are told and the others go on (18-35). */
async function byNumber(
  context: CommandContext,
  numbers: readonly NumberRef[],
  open: OpenMatters,
): Promise<readonly Matter[] | undefined> {
  const chosen = new Map<string, Matter>();
  const unknown: NumberRef[] = [];
  for (const ref of numbers) {
    const found = await mattersMeant(context, ref);
    const matter = found.length > 1 ? await narrowed(found, open) : found[0];
    if (matter !== undefined) chosen.set(matter.suggestion.id, matter);
    else if (found.length === 0 && numbers.length > 1) unknown.push(ref);
    else {
      await sayNotOne(context, ref, found);
      return undefined;
    }
  }
  const [first] = unknown;
  if (first !== undefined && chosen.size === 0) await sayNotOne(context, first, []);
  else if (first !== undefined) await refusePrivately(context, 'some-unknown', { numbers: listed(unknown) });
  return chosen.size === 0 ? undefined : [...chosen.values()];
}

const LISTED = 8;

function listed(refs: readonly NumberRef[]): string {
  const shown = refs.slice(0, LISTED).map((ref) => ref.typed);
  return refs.length > shown.length ? `${shown.join('、')}等${refs.length}件` : shown.join('、');
}

async function sayNotOne(context: CommandContext, ref: NumberRef, found: readonly Matter[]): Promise<void> {
  if (found.length === 0) await refusePrivately(context, 'number-unknown', { number: ref.typed });
  else await refusePrivately(context, 'number-ambiguous', { number: ref.typed, numbers: numbersOf(found) });
}

async function narrowed(found: readonly Matter[], open: OpenMatters): Promise<Matter | undefined> {
  const ids = new Set((await open()).map((matter) => matter.suggestion.id));
  const left = found.filter((matter) => ids.has(matter.suggestion.id));
  return left.length === 1 ? left[0] : undefined;
}

/** Matters the number may mean, among what the speaker may see. */
export async function mattersMeant(context: CommandContext, ref: NumberRef): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, numberFilter(ref));
  const matters = await loadMatters(context, rows);
  const seen = matters.filter((matter) => seenBy(context.actor, matter) !== 'none');
  const formal = seen.filter((matter) => matter.suggestion.number !== undefined && ref.kind === 'bare');
  const byFormal = formal.filter((matter) => serialOf(matter.suggestion.number ?? '') === ref.serial);
  return byFormal.length > 0 ? byFormal : seen;
}

async function quotedMatter(context: CommandContext): Promise<Matter | undefined> {
  if (context.subject === undefined) return undefined;
  const rows = await findSuggestions(context.work.tx, context.congress.id, { id: context.subject });
  const [matter] = await loadMatters(context, rows);
  return matter !== undefined && seenBy(context.actor, matter) !== 'none' ? matter : undefined;
}

export function numbersOf(matters: readonly Matter[]): string {
  const shown = matters.slice(0, 12).map((matter) => displayNumber(matter.suggestion));
  return matters.length > shown.length ? `${shown.join('、')}等${matters.length}件` : shown.join('、');
}

function shortest(matters: readonly Matter[]): string {
  const [first] = matters;
  return first === undefined ? '' : displayNumber(first.suggestion);
}

function serialOf(number: string): number {
  return Number(/(\d+)$/u.exec(number)?.[1] ?? 'NaN');
}
