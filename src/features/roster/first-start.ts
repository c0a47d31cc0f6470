import { randomUUID } from 'node:crypto';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { ruleContent, ruleHash } from '../../scripts/rules.ts';
import { codeSalt, insertCode } from '../../storage/binding-codes.ts';
import { firstCongress, hasBoundStaff, insertCongress } from '../../storage/congress.ts';
import type { Tx } from '../../storage/database.ts';
import { loadInstallation, rememberReal } from '../../storage/installation.ts';
import { finish, record, type Work } from '../../storage/work.ts';
import { hashOfCode, makeCode, shownCode } from './code.ts';

/** What the configuration says of the congress that the first start writes. */
export interface FirstCongress {
  readonly name: string;
  readonly rules: RuleSet;
}

/**
 * Make the database that of a real installation: the first start writes the congress, later ones leave it alone.
 * While nobody of its office is bound, return a fresh one-time code for the administrator, to be shown once; those of
 * earlier starts no longer work.
 *
 * @throws Error when the database holds the sample congress.
 */
export async function openInstallation(
  tx: Tx,
  congress: FirstCongress,
  now: Date,
): Promise<string | undefined> {
  // Two processes may start at once; the second finds what the first wrote.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('first-start', 0))`;
  if (await isSample(tx)) {
    throw new Error(
      'the database holds the sample congress of the sandbox: give the real installation a database of its own ' +
        '(DATABASE_URL, or another DATA_DIR)',
    );
  }
  await rememberReal(tx);
  const { id } = (await firstCongress(tx)) ?? (await writeCongress(tx, congress, now));
  return administratorCode(tx, id, now);
}

/** Whether the database holds the sample congress, with which no real platform may ever be connected. */
export async function isSample(tx: Tx): Promise<boolean> {
  return (await loadInstallation(tx))?.sample === true;
}

async function writeCongress(
  tx: Tx,
  { name, rules }: FirstCongress,
  now: Date,
): Promise<{ readonly id: string }> {
  const id = randomUUID();
  const content = { hash: ruleHash(rules), name: rules.name, content: ruleContent(rules) };
  await insertCongress(tx, { id, name, rules: content, createdAt: now });
  const work: Work = { tx, congressId: id, at: now, records: [] };
  record(work, { kind: 'congress', id, after: { name } }, { action: 'congress.opened' });
  await finish(work);
  return { id };
}

/** While nobody of the office is bound: a one-time code that makes its user the administrator. */
async function administratorCode(tx: Tx, congressId: string, now: Date): Promise<string | undefined> {
  if (await hasBoundStaff(tx, congressId)) return undefined;
  const code = makeCode();
  const work: Work = { tx, congressId, at: now, records: [] };
  await insertCode(work, { id: randomUUID(), hash: await hashOfCode(code, await codeSalt(tx)) });
  await finish(work);
  return shownCode(code);
}
