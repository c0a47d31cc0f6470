import type { LetteredRef } from '../../chat/command-call.ts';
import { type Clue, clueNumber } from '../../domain/clues/clue.ts';
import { findClues } from '../../storage/clues.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';

const IN_POOL = ['open', 'claimed'] as const;

/** Clues that something can still be done with. */
export function pooledClues(context: CommandContext): Promise<Clue[]> {
  return findClues(context.work.tx, context.congress.id, { state: { in: [...IN_POOL] } });
}

/** The clue that is meant: by its number, else the quoted one, else the only one in the pool. Undefined after a refusal. */
export async function meantClue(
  context: CommandContext,
  ref: LetteredRef | undefined,
): Promise<Clue | undefined> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  if (ref !== undefined) {
    const [clue] = await findClues(tx, congressId, { serial: ref.serial });
    if (clue === undefined) await refusePrivately(context, 'clue-unknown', { clue: `线${ref.serial}` });
    return clue;
  }
  const quoted =
    context.subject === undefined ? [] : await findClues(tx, congressId, { id: context.subject });
  const candidates = quoted.length > 0 ? quoted : await pooledClues(context);
  const [only] = candidates;
  if (candidates.length === 1) return only;
  if (only === undefined) await refusePrivately(context, 'clue-none', {});
  else
    await refusePrivately(context, 'clue-which', {
      clues: candidates.slice(0, 8).map(clueNumber).join('、'),
    });
  return undefined;
}

export interface Reporter {
  readonly member: Member;
  /** What the member reported of it, oldest first. */
  readonly clues: readonly Clue[];
}

/** Whoever reported the clue, and those whose clues were merged into it: they hear what becomes of it. */
export async function reportersOf(context: CommandContext, clue: Clue): Promise<Reporter[]> {
  const { tx } = context.work;
  const merged = await findClues(tx, context.congress.id, { mergedIntoId: clue.id });
  const all = [clue, ...merged].toSorted((a, b) => a.serial - b.serial);
  const ids = all.map(({ reporterId }) => reporterId);
  const members = await findMembers(tx, { congressId: context.congress.id, id: { in: ids } });
  return members.map((member) => ({
    member,
    clues: all.filter(({ reporterId }) => reporterId === member.id),
  }));
}

/** It has left the pool: say what has become of it. */
export async function refuseSettled(context: CommandContext, clue: Clue): Promise<void> {
  await refusePrivately(context, `clue-settled.${clue.state}`, { clue: clueNumber(clue) });
}
