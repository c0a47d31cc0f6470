import type { AssignmentRole, AssignmentState } from '../domain/assignment/assignment.ts';
import type { LedgerMatter, LedgerShare } from '../domain/lists/ledger-matter.ts';
import type { Grade } from '../domain/satisfaction/rating.ts';
import type { SuggestionKind, SuggestionState } from '../domain/suggestion/suggestion.ts';
import { dateFromColumn } from './columns.ts';
import { civilColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { present } from './work.ts';

/** Matters that are read at once: enough to be quick, few enough to let others in between. */
export const LEDGER_BATCH = 500;

const INCLUDE = {
  leadDeputy: { include: { person: true } },
  cosigners: {
    where: { state: 'agreed' },
    include: { deputy: { include: { person: true } } },
    orderBy: [{ invitedAt: 'asc' }, { deputy: { person: { name: 'asc' } } }],
  },
  ratings: { orderBy: { sequence: 'asc' } },
  assignments: {
    include: {
      unit: true,
      returnRequests: { orderBy: { serial: 'asc' } },
      contacts: { orderBy: [{ heldOn: 'asc' }, { id: 'asc' }] },
      replies: { orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }] },
      commitments: { orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }] },
    },
    // Those of a list are entered at one moment.
    orderBy: [{ enteredAt: 'asc' }, { unit: { name: 'asc' } }],
  },
} as const satisfies Prisma.SuggestionInclude;

type Row = Prisma.SuggestionGetPayload<{ include: typeof INCLUDE }>;
type ShareRow = Row['assignments'][number];

/** How many matters a ledger would have. */
export function countLedger(tx: Tx, congressId: string, where: Prisma.SuggestionWhereInput): Promise<number> {
  return tx.suggestion.count({ where: { AND: [{ congressId }, where] } });
}

/** Told how many matters have been read so far. */
export type OnRows = (read: number, total: number) => Promise<void>;

/** Return the matters as the ledger tells them, by their intake number. */
export async function loadLedger(
  tx: Tx,
  congressId: string,
  where: Prisma.SuggestionWhereInput,
  onRows?: OnRows,
): Promise<LedgerMatter[]> {
  const ids = await tx.suggestion.findMany({
    where: { AND: [{ congressId }, where] },
    select: { id: true },
    orderBy: { intakeNumber: 'asc' },
  });
  return loadLedgerOf(
    tx,
    congressId,
    ids.map(({ id }) => id),
    onRows,
  );
}

/** Return those that an import may mean: by number, by intake number, or by title. */
export async function loadMeant(
  tx: Tx,
  congressId: string,
  meant: {
    readonly numbers: readonly string[];
    readonly intakes: readonly number[];
    readonly titles: readonly string[];
  },
): Promise<LedgerMatter[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from suggestion
    where congress_id = ${congressId}::uuid
      and (number = any(${[...meant.numbers]}::text[]) or intake_number = any(${[...meant.intakes]}::int[])
        or regexp_replace(title, '\\s', '', 'g') = any(${[...meant.titles]}::text[]))
    order by intake_number`;
  return loadLedgerOf(
    tx,
    congressId,
    rows.map(({ id }) => id),
  );
}

async function loadLedgerOf(
  tx: Tx,
  congressId: string,
  ids: readonly string[],
  onRows?: OnRows,
): Promise<LedgerMatter[]> {
  const matters: LedgerMatter[] = [];
  for (let start = 0; start < ids.length; start += LEDGER_BATCH) {
    const rows = await tx.suggestion.findMany({
      where: { congressId, id: { in: ids.slice(start, start + LEDGER_BATCH) } },
      include: INCLUDE,
      orderBy: { intakeNumber: 'asc' },
    });
    matters.push(...rows.map(toMatter));
    await onRows?.(matters.length, ids.length);
  }
  return matters;
}

function toMatter(row: Row): LedgerMatter {
  const rating = row.ratings.findLast(({ round }) => round === row.round);
  const shares = row.assignments.filter(({ round }) => round === row.round).map(toShare);
  return {
    id: row.id,
    intakeNumber: row.intakeNumber,
    // The casts of words hold: check constraints of the tables admit only these.
    kind: row.kind as SuggestionKind,
    state: row.state as SuggestionState,
    title: row.title,
    leadId: row.leadDeputyId,
    lead: row.leadDeputy.person.name,
    cosignerIds: row.cosigners.map(({ deputyId }) => deputyId),
    cosigners: row.cosigners.map(({ deputy }) => deputy.person.name),
    key: row.key,
    confidential: row.confidential,
    suggestedUnits: row.suggestedUnits,
    shares: [...shares.filter(isLive), ...shares.filter((share) => !isLive(share))],
    reason: row.reason,
    analysis: row.analysis,
    advice: row.advice,
    ...present({
      number: row.number ?? undefined,
      superiorNumber: row.superiorNumber ?? undefined,
      supervisionLeader: row.supervisionLeader ?? undefined,
      responsibleLeader: row.responsibleLeader ?? undefined,
      formedBy: row.formedBy ?? undefined,
      category: row.category ?? undefined,
      team: row.leadDeputy.team ?? undefined,
      submittedOn: dateFromColumn(row.submittedOn),
      assignedOn: dateFromColumn(row.assignedOn),
      withdrawnOn: dateFromColumn(row.withdrawnOn),
      rating: rating === undefined ? undefined : toRating(rating),
    }),
  };
}

function isLive({ state }: LedgerShare): boolean {
  return state !== 'returned';
}

function toRating({ attitude, result, ratedOn, remark }: Row['ratings'][number]): LedgerMatter['rating'] {
  return {
    // The casts hold: a check constraint admits only 1, 2, 3.
    attitude: attitude as Grade,
    result: result as Grade,
    ratedOn: civilColumn(ratedOn),
    ...present({ remark: remark ?? undefined }),
  };
}

function toShare(row: ShareRow): LedgerShare {
  const reply = row.replies.at(-1);
  return {
    unitId: row.unitId,
    unit: row.unit.name,
    // The casts hold: check constraints of the tables admit only these words.
    role: row.role as AssignmentRole,
    state: row.state as AssignmentState,
    replyDue: civilColumn(row.replyDue),
    returns: row.returnRequests.map(({ reason }) => reason),
    contacts: row.contacts.map(({ stage, heldOn, method }) => ({
      stage: stage as LedgerShare['contacts'][number]['stage'],
      heldOn: civilColumn(heldOn),
      ...present({ method: method ?? undefined }),
    })),
    commitments: row.commitments.map(({ matter, dueOn }) => ({
      matter,
      ...present({ dueOn: dateFromColumn(dueOn) }),
    })),
    ...present({
      signedOffOn: dateFromColumn(row.signedOffOn),
      handler: row.handlerName ?? undefined,
      phone: row.handlerPhone ?? undefined,
      reply: reply === undefined ? undefined : toReply(reply),
    }),
  };
}

function toReply({ repliedOn, outcome, documentNumber }: ShareRow['replies'][number]): LedgerShare['reply'] {
  return {
    repliedOn: civilColumn(repliedOn),
    outcome,
    ...present({ documentNumber: documentNumber ?? undefined }),
  };
}
