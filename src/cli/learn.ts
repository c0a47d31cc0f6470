/**
 * `npm run learn`: learn from the labelled messages of test/chat/reading/corpus what speaks against a suggestion, its
 * category and whether a text brings a matter, print how well each set is judged by what the others teach, and write
 * src/domain/intake/learnt.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { likeness, type Model } from '../domain/intake/likeness.ts';
import { loadCommandTable } from '../scripts/commands.ts';
import { fit, type Labelled } from './learn/fit.ts';
import { labelled, SUBJECTS } from './learn/models.ts';
import { readSets } from './learn/sets.ts';

const SCRIPTS = fileURLToPath(new URL('../../bot-scripts', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../test/chat/reading/corpus', import.meta.url));
const LEARNT = new URL('../../src/domain/intake/learnt/', import.meta.url);

const sets = readSets(CORPUS, { table: loadCommandTable(SCRIPTS), today: '2026-01-05' });
for (const subject of SUBJECTS) {
  process.stdout.write(`${subject.name}\n`);
  const lessons = new Map([...sets].map(([name, rows]) => [name, labelled(rows, subject)]));
  for (const [name, rows] of lessons) {
    const others = [...lessons].flatMap(([other, its]) => (other === name ? [] : its));
    if (rows.length > 0) process.stdout.write(`  ${name.padEnd(24)}${figures(rows, fit(others, subject))}\n`);
  }
  const model = fit([...lessons.values()].flat(), subject);
  writeFileSync(fileURLToPath(new URL(`${subject.name}.json`, LEARNT)), written(model));
}

/** Precision and recall over all codes; of categories each that comes near counts as raised. */
function figures(rows: readonly Labelled[], model: Model): string {
  const judged = rows.map(({ text, codes }) => ({
    wanted: codes,
    raised: [...likeness(text, model)].flatMap(([code, score]) => (score > 0 ? [code] : [])),
  }));
  const right = judged.flatMap(({ wanted, raised }) => raised.filter((code) => wanted.includes(code))).length;
  const share = (of: number): string => (of === 0 ? '-' : (right / of).toFixed(2));
  const count = (list: 'wanted' | 'raised'): number => judged.flatMap((each) => each[list]).length;
  return `${String(rows.length).padStart(5)} messages, precision ${share(count('raised'))}, recall ${share(count('wanted'))}`;
}

/** A line for each gram, so that a change can be read. */
function written({ grams, ...head }: Model): string {
  const lines = Object.entries(grams).map(
    ([gram, weights]) => `${JSON.stringify(gram)}:${JSON.stringify(weights)}`,
  );
  return `${JSON.stringify(head).slice(0, -1)},"grams":{\n${lines.join(',\n')}\n}}\n`;
}
