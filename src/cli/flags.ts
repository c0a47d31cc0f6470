/**
 * `npm run flags`: learn from the labelled messages of test/chat/reading/corpus what speaks against a suggestion, print
 * how well each set is judged by what the others teach, and write src/domain/intake/negative-list.json.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { likeness, type Model } from '../domain/intake/likeness.ts';
import { loadCommandTable } from '../scripts/commands.ts';
import { fit, type Labelled } from './flags/fit.ts';
import { readSets } from './flags/sets.ts';

const SCRIPTS = fileURLToPath(new URL('../../bot-scripts', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../test/chat/reading/corpus', import.meta.url));
const MODEL = fileURLToPath(new URL('../../src/domain/intake/negative-list.json', import.meta.url));
const CODES = Array.from({ length: 14 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);

const sets = readSets(CORPUS, { table: loadCommandTable(SCRIPTS), today: '2026-01-05' });
for (const [name, rows] of sets) {
  const others = [...sets].flatMap(([other, its]) => (other === name ? [] : its));
  process.stdout.write(`${name.padEnd(24)}${figures(rows, fit(others, CODES))}\n`);
}
writeFileSync(MODEL, written(fit([...sets.values()].flat(), CODES)));

/** Precision and recall over all codes. */
function figures(rows: readonly Labelled[], model: Model): string {
  const judged = rows.map(({ text, flags }) => ({
    wanted: flags,
    raised: [...likeness(text, model)].flatMap(([code, score]) => (score > 0 ? [code] : [])),
  }));
  const right = judged.flatMap(({ wanted, raised }) => raised.filter((code) => wanted.includes(code))).length;
  const share = (of: number): string => (of === 0 ? '-' : (right / of).toFixed(2));
  const count = (list: 'wanted' | 'raised'): number => judged.flatMap((each) => each[list]).length;
  return `${String(rows.length).padStart(5)} suggestions, precision ${share(count('raised'))}, recall ${share(count('wanted'))}`;
}

/** A line for each gram, so that a change can be read. */
function written({ grams, ...head }: Model): string {
  const lines = Object.entries(grams).map(
    ([gram, weights]) => `${JSON.stringify(gram)}:${JSON.stringify(weights)}`,
  );
  return `${JSON.stringify(head).slice(0, -1)},"grams":{\n${lines.join(',\n')}\n}}\n`;
}
