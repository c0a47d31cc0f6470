import { accusesSomebody } from './accusations.ts';
import { asksInCase } from './cases.ts';
import { bendsCompetition } from './competition.ts';
import { isBeyondReach } from './jurisdiction.ts';
import { breaksLaw } from './lawfulness.ts';
import { handsOnLetter } from './letters.ts';
import { asksForOneself } from './own-interest.ts';
import { advertises } from './promotion.ts';
import { consults } from './questions.ts';
import { repeats } from './repetition.ts';
import { holdsSeveral } from './single-matter.ts';
import { saysNothing } from './substance.ts';
import { picksBidder } from './tenders.ts';
import type { Written } from './written.ts';

/**
 * 负面清单: what speaks against taking a suggestion as it is (domain.md 1.12). A flag is advice to the deputy, in
 * private, and a hint for the reviewer; it refuses nothing. R12 is none of these: it is asked before anything is stored.
 */
const RULES = {
  R01: asksForOneself,
  R02: handsOnLetter,
  R03: accusesSomebody,
  R04: asksInCase,
  R05: picksBidder,
  R06: bendsCompetition,
  R07: consults,
  R08: advertises,
  R09: saysNothing,
  R10: isBeyondReach,
  R11: breaksLaw,
  R13: holdsSeveral,
  R14: repeats,
} as const satisfies Record<string, (written: Written) => boolean>;

export type Flag = keyof typeof RULES;

/** What these are raised for is definite enough, however little it is. */
const DEFINITE: ReadonlySet<Flag> = new Set<Flag>([
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R10',
  'R11',
]);

/** Return the codes of the negative list that a suggestion touches, in order. */
export function flagsOf(written: Written): Flag[] {
  // The cast holds: the keys of RULES are all that Object.entries can name.
  const touched = (Object.entries(RULES) as [Flag, (written: Written) => boolean][]).flatMap(
    ([code, touches]) => (touches(written) ? [code] : []),
  );
  return touched.some((code) => DEFINITE.has(code)) ? touched.filter((code) => code !== 'R09') : touched;
}
