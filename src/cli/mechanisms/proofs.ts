import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '../rehearsal/read-scenario.ts';
import type { Proof } from './table.ts';

/** Return by row which rehearsals of `bot-scripts` say that they prove it, and by which steps. */
export function proofsIn(scriptsFolder: string): ReadonlyMap<number, readonly Proof[]> {
  const folder = join(scriptsFolder, 'rehearsals');
  const proofs = new Map<number, Proof[]>();
  const add = (row: number, proof: Proof): void => void proofs.set(row, [...(proofs.get(row) ?? []), proof]);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    const { rows = [], steps } = readScenario(join(folder, name), scriptsFolder);
    const file = name.replace(/\.yaml$/, '');
    const proven = steps.flatMap(({ proves = [] }) => proves);
    for (const row of new Set([...rows, ...proven])) {
      const numbers = steps.flatMap(({ proves }, index) => (proves?.includes(row) ? [index + 1] : []));
      add(row, { file, steps: numbers });
    }
  }
  return proofs;
}
