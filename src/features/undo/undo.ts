import { findAssignments } from '../../storage/assignments.ts';
import { findExtensions } from '../../storage/extensions.ts';
import { findReturnRequests } from '../../storage/returns.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { isBuiltUpon } from './acted-since.ts';
import { type Change, type LastAction, lastActionOf } from './last-action.ts';
import { type Reversal, reversalOf } from './revert.ts';
import { standLines } from './stands.ts';
import { takeBackMessages } from './take-back-messages.ts';
import { orderLines, type Touched, touchedBy } from './touched.ts';
import { isUndoable } from './undoable.ts';

/** How long staff can take back what it did (commands.md rule 6). */
const TEN_MINUTES = 10 * 60_000;

/** 撤销: take back the speaker's last action, if nobody has acted on it, and correct what was told of it. */
export async function undo(context: CommandContext): Promise<void> {
  const action = await lastActionOf(context);
  if (action === undefined || action.undoing) return refusePrivately(context, 'undo-nothing', {});
  const refusal = refusalOf(context, action);
  if (refusal !== undefined) return refusePrivately(context, refusal, {});
  if (await isBuiltUpon(context, action)) return refusePrivately(context, 'undo-overtaken', {});
  const reversals = await reversalsOf(context, action.changes);
  if (reversals === undefined) return refusePrivately(context, 'undo-overtaken', {});

  const ids = await suggestionIds(context, action.changes);
  const issuedSince = await findAssignments(context.work.tx, context.congress.id, {
    suggestionId: { in: ids },
    enteredAt: { gt: action.at },
  });
  if (issuedSince.length > 0) return refusePrivately(context, 'undo-overtaken', {});

  // Backwards, so that what was made last goes first.
  for (const reversal of reversals.toReversed()) await reversal();
  const suggestions = await findSuggestions(context.work.tx, context.congress.id, { id: { in: ids } });
  const touched = await touchedBy(context, action.changes, suggestions);
  await takeBackMessages(context, action, touched);
  await answerUndone(context, touched, [
    ...(await orderLines(context, action.changes)),
    ...(await standLines(context, action.changes)),
  ]);
}

function refusalOf(context: CommandContext, action: LastAction): string | undefined {
  const fixed = action.changes.filter((change) => !isUndoable(change, action.behalf));
  if (action.changes.length === 0 || fixed.length > 0) return whyFixed(fixed);
  if (action.overtaken) return 'undo-overtaken';
  // By the platform's own time: a command that arrives late was typed in time.
  return context.sentAt.getTime() - action.at.getTime() > TEN_MINUTES ? 'undo-too-late' : undefined;
}

/** What cannot be taken back this way, and what is done instead: another word, or the same thing once more. */
function whyFixed(changes: readonly Change[]): string {
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.includes('reconciliation')) return 'undo-not-lists';
  if (kinds.includes('group')) return 'undo-not-group';
  if (kinds.some((kind) => ['poll', 'poll_vote'].includes(kind))) return 'undo-not-poll';
  if (kinds.some((kind) => ['person', 'unit', 'system', 'identity'].includes(kind))) return 'undo-not-people';
  return 'undo-not-this';
}

/** How to take all of it back; undefined when one row has moved on. */
async function reversalsOf(
  context: CommandContext,
  changes: readonly Change[],
): Promise<Reversal[] | undefined> {
  const reversals: Reversal[] = [];
  for (const change of changes) {
    const reversal = await reversalOf(context, change);
    if (reversal === undefined) return undefined;
    reversals.push(reversal);
  }
  return reversals;
}

/** The suggestions that the changes are about, also by their assignments and return requests. */
async function suggestionIds(context: CommandContext, changes: readonly Change[]): Promise<string[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const of = (kind: string): string[] =>
    changes.filter((change) => change.kind === kind).map((change) => change.id);
  const requests = await findReturnRequests(tx, congressId, { id: { in: of('return_request') } });
  const extensions = await findExtensions(tx, congressId, { id: { in: of('extension') } });
  const touched = [
    ...of('assignment'),
    ...[...requests, ...extensions].map((request) => request.assignmentId),
    ...namedIn(changes, 'assignmentId'),
  ];
  const assignments = await findAssignments(tx, congressId, { id: { in: touched } });
  return [
    ...new Set([
      ...of('suggestion'),
      ...assignments.map((it) => it.suggestionId),
      // A problem that an inspection found at a matter leaves the matter as it is.
      ...namedIn(
        changes.filter(({ kind }) => kind !== 'inspection_problem'),
        'suggestionId',
      ),
    ]),
  ];
}

/** What the rows themselves name, as they are or were: of those that are gone nothing else can tell. */
function namedIn(changes: readonly Change[], key: 'suggestionId' | 'assignmentId'): string[] {
  return changes.flatMap(({ before, after }) => {
    const id = (after ?? before)?.[key];
    return typeof id === 'string' ? [id] : [];
  });
}

async function answerUndone(
  context: CommandContext,
  touched: readonly Touched[],
  others: readonly string[],
): Promise<void> {
  const [only] = touched;
  const subject = touched.length === 1 ? only?.id : undefined;
  const lines = touched.map(({ label, state }) =>
    context.texts.render('undo/line', { number: label, state }),
  );
  await answer({ ...context, ...(subject === undefined ? {} : { subject }) }, 'undo/done', {
    lines: [...lines, ...others].join('\n') || context.texts.render('undo/line-back', {}),
  });
}
