import { z } from 'zod';
import type { CommandContext } from '../context.ts';

/** What one event did to one row: how it was before the event and after it. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  /** Absent when the event made the row. */
  readonly before?: Snapshot;
  /** Absent when the event removed the row. */
  readonly after?: Snapshot;
  /** What was done to it, in order, e.g. `clue.claimed`. */
  readonly actions: readonly string[];
}

/** A row as the audit log keeps it: JSON, with instants as text. */
export type Snapshot = Readonly<Record<string, unknown>>;

export interface LastAction {
  readonly eventId: bigint;
  readonly at: Date;
  /** The place of its last entry in the audit log. */
  readonly sequence: bigint;
  /** It was entered for a unit or a deputy (补登). */
  readonly behalf: boolean;
  /** One for each row, in the order in which the rows were first touched. */
  readonly changes: readonly Change[];
  /** Somebody or something has acted on one of the rows since. */
  readonly overtaken: boolean;
  /** The action was itself an undoing. */
  readonly undoing: boolean;
}

/** The kind of the mark that 补登 leaves; it is no row. */
const MARK = 'recorded_later';

/** The ending of actions that add files to a row, which is not read from such an entry. */
const FILES_ADDED = '.files_added';

/** The ending of the names of actions that take something back. */
export const UNDONE = '.undone';

const snapshot = z.record(z.string(), z.unknown());
const payloadSchema = z.object({ before: snapshot.optional(), after: snapshot.optional() });

/** The last event by which the speaker changed something, or nothing when there is none to be read any more. */
export async function lastActionOf(context: CommandContext): Promise<LastAction | undefined> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const latest = await tx.auditEntry.findFirst({
    where: { congressId, actorId: context.actor.personId, causeEventId: { not: null } },
    orderBy: { sequence: 'desc' },
  });
  const eventId = latest?.causeEventId ?? undefined;
  if (latest === null || eventId === undefined) return undefined;
  const entries = await tx.auditEntry.findMany({
    where: { congressId, causeEventId: eventId },
    orderBy: { sequence: 'asc' },
    include: { payload: true },
  });
  const later = await tx.auditEntry.count({
    where: {
      congressId,
      sequence: { gt: latest.sequence },
      subjectId: { in: entries.map((entry) => entry.subjectId) },
    },
  });
  const changes = changesOf(entries);
  if (changes === undefined) return undefined;
  return {
    eventId,
    at: latest.at,
    sequence: latest.sequence,
    behalf: entries.some(({ subjectKind }) => subjectKind === MARK),
    changes,
    overtaken: later > 0,
    undoing: entries.some((entry) => entry.action.endsWith(UNDONE)),
  };
}

interface ReadEntry {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly payload: { readonly payload: unknown } | null;
}

/** Join the entries of each row: the first `before`, the last `after`. Undefined when a payload was erased. */
function changesOf(entries: readonly ReadEntry[]): Change[] | undefined {
  const changes = new Map<string, Change>();
  for (const entry of entries) {
    const { action, subjectKind: kind, subjectId: id } = entry;
    if (kind === MARK || action.endsWith(FILES_ADDED)) continue;
    const parsed = payloadSchema.safeParse(entry.payload?.payload);
    if (!parsed.success) return undefined;
    const { before, after } = parsed.data;
    const known = changes.get(`${kind}:${id}`);
    const first = known === undefined ? before : known.before;
    changes.set(`${kind}:${id}`, {
      kind,
      id,
      actions: [...(known?.actions ?? []), action],
      ...(first === undefined ? {} : { before: first }),
      ...(after === undefined ? {} : { after }),
    });
  }
  return [...changes.values()];
}
