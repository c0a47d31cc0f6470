import { breaksLaw } from './lawfulness.ts';
import { isBeyondReach } from './jurisdiction.ts';
import { asksForOneself, bendsCompetition } from './own-interest.ts';
import { accusesSomebody, asksInCase, handsOnLetter } from './petitions.ts';
import { consults } from './questions.ts';
import { repeats } from './repetition.ts';
import { holdsSeveral } from './single-matter.ts';
import { saysNothing } from './substance.ts';
import { advertises, picksBidder } from './trade.ts';
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

/** Return the codes of the negative list that a suggestion touches, in order. */
export function flagsOf(written: Written): Flag[] {
  // The cast holds: the keys of RULES are all that Object.entries can name.
  return (Object.entries(RULES) as [Flag, (written: Written) => boolean][]).flatMap(([code, touches]) =>
    touches(written) ? [code] : [],
  );
}
