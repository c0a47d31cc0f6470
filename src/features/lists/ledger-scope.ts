import { LEDGER_COLUMNS, type SuggestionColumn } from '../../domain/lists/columns.ts';
import type { LedgerMatter } from '../../domain/lists/ledger-matter.ts';
import type { loadLedger } from '../../storage/ledger.ts';
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
const OF_OFFICE: readonly SuggestionColumn[] = [...RATING, 'suggestedUnits'];

/** A draft is its author's alone, and one that was thrown away is nobody's. */
const SUBMITTED = {
  state: { notIn: ['draft', 'cosigning'] },
  OR: [{ submittedOn: { not: null } }, { number: { not: null } }],
} satisfies Where;

/** Staff has all; others what they handle and what is their own, each as a sheet of its own. */
export async function scopesOf(context: CommandContext): Promise<readonly Scope[]> {
  const { roles } = context.actor;
  if (roles.includes('staff')) return [{ kind: 'all', where: SUBMITTED, columns: LEDGER_COLUMNS }];
  const scopes = [unitScope(context), await systemScope(context), ownScope(context)];
  return scopes.filter((scope) => scope !== undefined);
}

function unitScope(context: CommandContext): Scope | undefined {
  const { roles } = context.actor;
  const unitIds = actingUnits(context);
  if (unitIds.length === 0 || !(roles.includes('handler') || roles.includes('unit_leader'))) return undefined;
  return handled('unit', unitIds);
}

async function systemScope({ actor, work, congress }: CommandContext): Promise<Scope | undefined> {
  const systemIds = actor.members
    .filter(({ roles }) => roles.includes('coordinator'))
    .flatMap(({ systemId }) => systemId ?? []);
  if (systemIds.length === 0) return undefined;
  const units = await listUnits(work.tx, congress.id);
  const own = units.filter(({ systemId }) => systemId !== undefined && systemIds.includes(systemId));
  return handled(
    'system',
    own.map(({ id }) => id),
  );
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

function ownScope({ actor }: CommandContext): Scope | undefined {
  const deputy = deputyOf(actor);
  if (deputy === undefined) return undefined;
  const signed = { some: { deputyId: deputy.id, state: 'agreed' } };
  return {
    kind: 'own',
    where: { AND: [SUBMITTED, { OR: [{ leadDeputyId: deputy.id }, { cosigners: signed }] }] },
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
