import type { Tx } from './database.ts';
import { storable } from './stored-json.ts';

/** The account that something is kept for; it need not be bound yet. */
export interface DraftOwner {
  readonly platform: string;
  readonly account: string;
  /** The platform's id of the person's account. */
  readonly externalId: string;
}

/** What waits privately: a command typed in the wrong group, or text of somebody not yet bound. */
export interface PrivateDraft extends DraftOwner {
  readonly id: string;
  readonly kind: string;
  /** As it was stored: JSON, to be read by whoever knows the kind. */
  readonly payload: unknown;
  readonly createdAt: Date;
}

export async function insertDraft(tx: Tx, draft: PrivateDraft): Promise<void> {
  const { id, platform, account, externalId, kind, payload, createdAt } = draft;
  await tx.privateDraft.create({
    data: { id, platform, account, externalId, kind, payload: storable(payload), createdAt },
  });
}

/** The newest unused draft of a kind. */
export async function newestDraft(
  tx: Tx,
  owner: DraftOwner,
  kind: string,
): Promise<PrivateDraft | undefined> {
  const { platform, account, externalId } = owner;
  const row = await tx.privateDraft.findFirst({
    where: { platform, account, externalId, kind, usedAt: null },
    orderBy: { sequence: 'desc' },
  });
  return row ?? undefined;
}

export async function findDraft(tx: Tx, id: string): Promise<PrivateDraft | undefined> {
  return (await tx.privateDraft.findUnique({ where: { id } })) ?? undefined;
}

/** Put away all unused drafts of a kind. */
export async function closeDrafts(tx: Tx, owner: DraftOwner, kind: string, usedAt: Date): Promise<void> {
  const { platform, account, externalId } = owner;
  await tx.privateDraft.updateMany({
    where: { platform, account, externalId, kind, usedAt: null },
    data: { usedAt },
  });
}

/** Mark a draft as used; false when it was used meanwhile. */
export async function useDraft(tx: Tx, draft: Pick<PrivateDraft, 'id'>, usedAt: Date): Promise<boolean> {
  const { count } = await tx.privateDraft.updateMany({
    where: { id: draft.id, usedAt: null },
    data: { usedAt },
  });
  return count === 1;
}
