import type { Tx } from './database.ts';

/** What the installation runs: a sample congress on a virtual clock, or the real thing. */
export interface Installation {
  readonly sample: boolean;
  readonly virtualNow?: Date;
}

const THE_ROW = 1;

export async function loadInstallation(tx: Tx): Promise<Installation | undefined> {
  const row = await tx.installation.findUnique({ where: { id: THE_ROW } });
  if (row === null) return undefined;
  return { sample: row.sample, ...(row.virtualNow === null ? {} : { virtualNow: row.virtualNow }) };
}

/** Remember where the sandbox clock stands, so that the next start goes on from there. */
export async function rememberVirtualNow(tx: Tx, virtualNow: Date): Promise<void> {
  await tx.installation.upsert({
    where: { id: THE_ROW },
    create: { id: THE_ROW, sample: true, virtualNow },
    update: { virtualNow },
  });
}

/** The installation is a real one: it never holds the sample congress. */
export async function rememberReal(tx: Tx): Promise<void> {
  await tx.installation.upsert({
    where: { id: THE_ROW },
    create: { id: THE_ROW, sample: false },
    update: { sample: false },
  });
}
