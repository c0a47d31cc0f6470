import model from './learnt/negative-list.json' with { type: 'json' };
import { likeness } from './likeness.ts';

/** The codes of the negative list but R12, which is asked before anything is stored. */
const FLAGS = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R13',
  'R14',
] as const;

export type Flag = (typeof FLAGS)[number];

/**
 * 负面清单: what speaks against taking a folded text as a suggestion as it is (domain.md 1.12), in the order of the codes. A flag is advice
 * to the deputy, in private, and a hint for the reviewer; it refuses nothing.
 */
export function flagsOf(body: string): Flag[] {
  const learnt = likeness(body, model);
  return FLAGS.filter((code) => (learnt.get(code) ?? 0) > 0);
}
