import type { Tx } from './database.ts';

/** The hash of the rule set that a congress works under now. */
export async function currentRuleHash(tx: Tx, congressId: string): Promise<string> {
  const row = await tx.congress.findUniqueOrThrow({ where: { id: congressId }, select: { ruleHash: true } });
  return row.ruleHash;
}

/** The stored content of a rule version, to be parsed by `scripts/rules`. */
export async function ruleContentOf(tx: Tx, hash: string): Promise<unknown> {
  const row = await tx.ruleVersion.findUniqueOrThrow({ where: { hash }, select: { content: true } });
  return row.content;
}
