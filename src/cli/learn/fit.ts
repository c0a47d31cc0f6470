import { gramsOf } from '../../domain/intake/grams.ts';
import type { Model } from '../../domain/intake/likeness.ts';

/** A text as it was read, and the codes that a clerk would give it. */
export interface Labelled {
  readonly text: string;
  readonly codes: readonly string[];
}

export interface Aim {
  readonly codes: readonly string[];
  /** A code is raised from this probability on. */
  readonly raisedFrom: number;
}

/** A gram of fewer texts than this is chance. */
const LEAST_TEXTS = 2;
const ROUNDS = 25;
const STEP = 2;
const DECAY = 1e-5;
/** How much more a text of the code weighs than one that is not: their odds to this power. */
const BALANCE = 0.8;

/** Typed arrays and plain loops below: this is walked through a hundred million times. */
interface Vector {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

const NOTHING: Vector = { at: new Int32Array(), values: new Float64Array() };

/** Learn a model: logistic regression by gradient descent, in an order that is the same each time. */
export function fit(rows: readonly Labelled[], { codes, raisedFrom }: Aim): Model {
  const texts = rows.map(({ text }) => gramsOf(text));
  const rarity = rarities(texts);
  const names = [...rarity.keys()];
  const index = new Map(names.map((gram, at) => [gram, at]));
  const vectors = texts.map((grams) => vectorOf(grams, index, rarity));
  const fitted = codes.map((code) =>
    descend(
      vectors,
      rows.map((row) => row.codes.includes(code)),
      names.length,
    ),
  );
  const lean = Math.log(raisedFrom / (1 - raisedFrom));
  const grams = names.map((gram, at) => {
    const rare = rarity.get(gram) ?? 0;
    return [gram, [rare, ...fitted.map(({ weights }) => (weights[at] ?? 0) * rare)].map(tenths)] as const;
  });
  return {
    codes,
    bias: fitted.map(({ bias }) => tenths(bias - lean)),
    grams: Object.fromEntries(grams),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10);
}

/** The logarithm of how many texts there are to one that has the gram (inverse document frequency). */
function rarities(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of texts.flatMap((grams) => [...grams])) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const telling = [...counts].filter(([, count]) => count >= LEAST_TEXTS && count < texts.length / 2);
  return new Map(telling.map(([gram, count]) => [gram, Math.log(texts.length / count)]));
}

function vectorOf(
  grams: ReadonlySet<string>,
  index: ReadonlyMap<string, number>,
  rarity: ReadonlyMap<string, number>,
): Vector {
  const known = [...grams].filter((gram) => index.has(gram));
  const values = known.map((gram) => rarity.get(gram) ?? 0);
  const length = Math.hypot(...values) || 1;
  return {
    at: Int32Array.from(known, (gram) => index.get(gram) ?? 0),
    values: Float64Array.from(values, (value) => value / length),
  };
}

function descend(
  vectors: readonly Vector[],
  wanted: readonly boolean[],
  size: number,
): { weights: Float64Array; bias: number } {
  const positive = wanted.filter(Boolean).length;
  const stress = ((wanted.length - positive) / Math.max(1, positive)) ** BALANCE;
  const weights = new Float64Array(size);
  let bias = -2;
  const order = vectors.map((_, at) => at);
  const random = generator();
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    const step = STEP / (1 + round / 5);
    for (const at of order) {
      const { at: places, values } = vectors[at] ?? NOTHING;
      let score = bias;
      for (let k = 0; k < places.length; k++) score += (weights[places[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const error = 1 / (1 + Math.exp(-score)) - (wanted[at] === true ? 1 : 0);
      const push = wanted[at] === true ? error * stress : error;
      for (let k = 0; k < places.length; k++) {
        const place = places[k] ?? 0;
        const weight = weights[place] ?? 0;
        weights[place] = weight - step * (push * (values[k] ?? 0) + DECAY * weight);
      }
      bias -= step * push * 0.1;
    }
  }
  return { weights, bias };
}

/** Numbers in [0, 1) that look random and are the same each time (a linear congruential generator). */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
