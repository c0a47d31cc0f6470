import { LEDGER_COLUMNS, type SuggestionColumn } from '../../domain/lists/columns.ts';
import type { LedgerMatter } from '../../domain/lists/ledger-matter.ts';
import type { loadLedger } from '../../storage/ledger.ts';
import type { LedgerGrant } from '../../storage/import-jobs.ts';
import { listUnits } from '../../storage/roster.ts';
import { actingUnits } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { deputyOf } from '../context.ts';

export type Where = Parameters<typeof loadLedger>[2];

/** Which matters somebody may have as a ledger, and what of them. */
export interface Scope {
  readonly kind: 'all' | 'unit' | 'system' | 'own';
  readonly where: Where;
  readonly columns: readonly SuggestionColumn[];
  /** The units whose shares are told; absent, all are. */
  readonly unitIds?: readonly string[];
}

/** What a deputy said of the reply is between the deputy and the office (domain.md, manners 13). */
const RATING: readonly SuggestionColumn[] = ['attitude', 'result', 'ratedOn', 'remark'];
const OF_OFFICE: readonly SuggestionColumn[] = [
  ...RATING,
  'suggestedUnits',
  'supervisionLeader',
  'responsibleLeader',
];

/** A draft is its author's alone, and one that was thrown away is nobody's. */
const SUBMITTED = {
  state: { notIn: ['draft', 'cosigning'] },
  OR: [{ submittedOn: { not: null } }, { number: { not: null } }],
} satisfies Where;

/** Staff has all; others what they handle and what is their own, each as a sheet of its own. */
export async function grantsOf(context: CommandContext): Promise<readonly LedgerGrant[]> {
  const { roles } = context.actor;
  if (roles.includes('staff')) return [{ kind: 'all' }];
  const deputy = deputyOf(context.actor);
  const grants = [
    unitGrant(context),
    await systemGrant(context),
    deputy === undefined ? undefined : ({ kind: 'own', deputyId: deputy.id } as const),
  ];
  return grants.filter((grant) => grant !== undefined);
}

/** Which matters a grant opens, and what of them. */
export function scopeOf(grant: LedgerGrant): Scope {
  switch (grant.kind) {
    case 'all':
      return { kind: 'all', where: SUBMITTED, columns: LEDGER_COLUMNS };
    case 'unit':
    case 'system':
      return handled(grant.kind, grant.unitIds);
    case 'own':
      return ownScope(grant.deputyId);
  }
}

function unitGrant(context: CommandContext): LedgerGrant | undefined {
  const { roles } = context.actor;
  const unitIds = actingUnits(context);
  if (unitIds.length === 0 || !(roles.includes('handler') || roles.includes('unit_leader'))) return undefined;
  return { kind: 'unit', unitIds };
}

async function systemGrant({ actor, work, congress }: CommandContext): Promise<LedgerGrant | undefined> {
  const systemIds = actor.members
    .filter(({ roles }) => roles.includes('coordinator'))
    .flatMap(({ systemId }) => systemId ?? []);
  if (systemIds.length === 0) return undefined;
  const units = await listUnits(work.tx, congress.id);
  const own = units.filter(({ systemId }) => systemId !== undefined && systemIds.includes(systemId));
  return { kind: 'system', unitIds: own.map(({ id }) => id) };
}

function handled(kind: 'unit' | 'system', unitIds: readonly string[]): Scope {
  const held = { unitId: { in: [...unitIds] }, state: { not: 'returned' } };
  return {
    kind,
    unitIds,
    where: { AND: [SUBMITTED, { assignments: { some: held } }] },
    columns: LEDGER_COLUMNS.filter((column) => !OF_OFFICE.includes(column)),
  };
}

function ownScope(deputyId: string): Scope {
  const signed = { some: { deputyId, state: 'agreed' } };
  return {
    kind: 'own',
    where: { AND: [SUBMITTED, { OR: [{ leadDeputyId: deputyId }, { cosigners: signed }] }] },
    columns: LEDGER_COLUMNS.filter((column) => ![...OF_OFFICE, 'returns'].includes(column)),
  };
}

/** The matter with no more of its shares than the scope tells. */
export function within(matter: LedgerMatter, { unitIds }: Scope): LedgerMatter {
  if (unitIds === undefined) return matter;
  return {
    ...matter,
    shares: matter.shares.map((share) => (unitIds.includes(share.unitId) ? share : bare(share))),
  };
}

/** That another unit takes part is told, and nothing of what it did. */
function bare(share: LedgerMatter['shares'][number]): LedgerMatter['shares'][number] {
  const { unitId, unit, role, state, replyDue } = share;
  return { unitId, unit, role, state, replyDue, returns: [], contacts: [], commitments: [] };
}
