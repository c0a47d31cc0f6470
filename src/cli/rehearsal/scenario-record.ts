import { z } from 'zod';
import { ASSIGNMENT_ROLES, ASSIGNMENT_STATES } from '../../domain/assignment/assignment.ts';
import { POLL_STATES } from '../../domain/ballot/poll.ts';
import { SUGGESTION_STATES } from '../../domain/suggestion/suggestion.ts';
import { checkedDate, words } from './scenario-fields.ts';

const grade = z.enum(['满意', '基本满意', '不满意']).nullable();

const suggestionKeys = {
  state: z.enum(SUGGESTION_STATES),
  kind: z.enum(['session', 'between_sessions', 'fast_track']),
  title: words,
  category: words.nullable(),
  leadDeputy: words,
  cosigners: z.array(words),
  key: z.boolean(),
  round: z.int().min(1),
  replyDue: checkedDate,
  outcome: words.nullable(),
  attitude: grade,
  result: grade,
  color: z.enum(['white', 'yellow', 'red']).nullable(),
  disclosed: z.enum(['full', 'summary', 'withheld']).nullable(),
  number: words.nullable(),
  intakeNumber: words,
};

const unitKeys = {
  role: z.enum(ASSIGNMENT_ROLES),
  assignmentState: z.enum(ASSIGNMENT_STATES),
  signOffDue: checkedDate,
  signedOffOn: checkedDate,
  returnReason: words.nullable(),
  contacts: z.int().min(0),
};

const recordKeys = z.strictObject({ ...suggestionKeys, unit: words, ...unitKeys }).partial();

/** All keys that a `check` may hold, whatever it looks at; `record-rules` sorts out which go together. */
export const checkSchema = z.strictObject({
  suggestion: words.optional(),
  suggestions: recordKeys.optional(),
  person: words.optional(),
  ballot: words.optional(),
  congress: words.optional(),
  ...recordKeys.shape,
  state: words.optional().describe(`one of ${SUGGESTION_STATES.join(', ')}`),
  count: z.int().min(0).optional(),
  status: words.optional(),
  points: z.number().optional(),
  present: z.int().optional(),
  quorumMet: z.boolean().optional(),
  passed: z.array(words).optional(),
  tied: z.array(words).optional(),
  invalid: z.int().optional(),
  votes: z.record(z.string(), z.int()).optional(),
});

export type Check = z.output<typeof checkSchema>;
export type RecordFields = z.output<typeof recordKeys>;

const SUBJECTS = ['suggestion', 'suggestions', 'person', 'ballot'] as const;
const UNIT_KEYS = Object.keys(unitKeys);

const KEYS_OF = {
  suggestion: [...Object.keys(suggestionKeys), 'unit', ...UNIT_KEYS],
  suggestions: ['count'],
  person: ['points', 'status', 'unit'],
  ballot: ['state', 'present', 'quorumMet', 'passed', 'tied', 'invalid', 'votes'],
} as const satisfies Record<(typeof SUBJECTS)[number], readonly string[]>;

export interface KeyProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Return what the keys of a check contradict: two subjects, keys of another subject, unit keys without a unit. */
export function checkProblems(check: Check): readonly KeyProblem[] {
  const subjects = SUBJECTS.filter((name) => check[name] !== undefined);
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) {
    return [{ path: [], message: `a check names one of ${SUBJECTS.join(', ')}` }];
  }
  const allowed: readonly string[] = KEYS_OF[subject];
  const keys = Object.keys(check).filter((key) => key !== subject && key !== 'congress');
  const foreign = keys
    .filter((key) => !allowed.includes(key))
    .map((key) => ({ path: [key], message: `is no key of a ${subject} (${allowed.join(', ')})` }));
  return [...foreign, ...valueProblems(check), ...unitless(subject, check)];
}

function valueProblems(check: Check): readonly KeyProblem[] {
  const later = (key: string): KeyProblem => ({
    path: [key],
    message: 'is not available in this version yet',
  });
  if (check.points !== undefined) return [later('points')];
  if (check.suggestions !== undefined && check.count === undefined) {
    return [{ path: ['suggestions'], message: 'a check of suggestions needs `count`' }];
  }
  const { state } = check;
  const states: readonly string[] = check.ballot === undefined ? SUGGESTION_STATES : POLL_STATES;
  const isKnown = state === undefined || states.includes(state);
  return isKnown ? [] : [{ path: ['state'], message: 'unknown state' }];
}

function unitless(subject: string, check: Check): readonly KeyProblem[] {
  const fields = subject === 'suggestions' ? (check.suggestions ?? {}) : check;
  const prefix = subject === 'suggestions' ? ['suggestions'] : [];
  if (subject === 'person' || fields.unit !== undefined) return [];
  return Object.keys(fields)
    .filter((key) => UNIT_KEYS.includes(key))
    .map((key) => ({ path: [...prefix, key], message: 'this key belongs to one unit: add `unit`' }));
}
