import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASSIGNMENT_STATES } from '../../src/domain/assignment/assignment.ts';
import { ASSIGNMENT_TRANSITIONS } from '../../src/domain/assignment/transitions.ts';
import { CLUE_STATES } from '../../src/domain/clues/clue.ts';
import { CLUE_TRANSITIONS } from '../../src/domain/clues/transitions.ts';
import { ORDER_STATES } from '../../src/domain/supervision/order.ts';
import { ORDER_TRANSITIONS } from '../../src/domain/supervision/transitions.ts';
import { SUGGESTION_STATES } from '../../src/domain/suggestion/suggestion.ts';
import { SUGGESTION_TRANSITIONS } from '../../src/domain/suggestion/transitions.ts';

interface Machine {
  readonly states: readonly string[];
  /** `submit: draft, cosigning -> submitted` */
  readonly moves: readonly string[];
  /** `draft --> submitted: submit` */
  readonly edges: readonly string[];
}

type Transitions = Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>;

function inCode(states: readonly string[], transitions: Transitions): Machine {
  const moves = Object.entries(transitions);
  return {
    states,
    moves: moves.map(([move, { from, to }]) => `${move}: ${from.join(', ')} -> ${to}`),
    edges: moves
      .flatMap(([move, { from, to }]) => from.map((state) => `${state} --> ${to}: ${move}`))
      .toSorted(),
  };
}

/** Read what a page says of one machine: the section under a heading that begins with its name. */
function inPage(page: string, name: string): Machine {
  const section = page.split(/^## /mu).find((it) => it.startsWith(name)) ?? '';
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  return {
    states: rows.filter((cells) => cells.length === 2).map(([state = '']) => state),
    moves: rows
      .filter((cells) => cells.length > 2)
      .map(([move = '', , from = '', to = '']) => `${move}: ${from} -> ${to}`),
    edges: [...section.matchAll(/^ *(\w+ --> \w+: \w+)$/gmu)].map((match) => match[1] ?? '').toSorted(),
  };
}

const PAGE = readFileSync('docs/lifecycle.md', 'utf8');

describe('docs/lifecycle.md', () => {
  it.each([
    ['Suggestion', inCode(SUGGESTION_STATES, SUGGESTION_TRANSITIONS)],
    ['Assignment', inCode(ASSIGNMENT_STATES, ASSIGNMENT_TRANSITIONS)],
    ['Clue', inCode(CLUE_STATES, CLUE_TRANSITIONS)],
    ['Order', inCode(ORDER_STATES, ORDER_TRANSITIONS)],
  ])('shows the %s as the code has it: states, moves, arrows', (name, machine) => {
    expect(inPage(PAGE, name)).toEqual(machine);
  });

  it('gives each state and move a Chinese name', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.filter((row) => !/\p{Script=Han}/u.test(row.split('|')[2] ?? ''))).toEqual([]);
  });
});

describe('the guard of the life cycle', () => {
  const machine = inCode(SUGGESTION_STATES, SUGGESTION_TRANSITIONS);

  it.each([
    ['a move', /^\| `withdraw` .*\n/mu],
    ['a state', /^\| `closed` .*\n/mu],
    ['an arrow', /^ *assigned --> replied: reply\n/mu],
  ])('misses %s that is gone', (_what, pattern) => {
    expect(PAGE).toMatch(pattern);
    expect(inPage(PAGE.replace(pattern, ''), 'Suggestion')).not.toEqual(machine);
  });

  it('finds a wrong end', () => {
    const wrong = PAGE.replace(/(\| `draft` +\| )`withdrawn`/u, '$1`declined`');
    expect(wrong).not.toBe(PAGE);
    expect(inPage(wrong, 'Suggestion')).not.toEqual(machine);
  });
});
