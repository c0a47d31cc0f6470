import { describe, expect, it } from 'vitest';
import {
  type Clue,
  CLUE_STATES,
  clueNumber,
  clueTitle,
  type ClueState,
} from '../../../src/domain/clues/clue.ts';
import { CLUE_TRANSITIONS, type ClueMove, moveClue } from '../../../src/domain/clues/transitions.ts';

const clue = (state: ClueState): Clue => ({
  congressId: 'c',
  id: 'i',
  version: 1,
  serial: 12,
  state,
  body: '人民路12号 井盖坏了',
  reporterId: 'r',
  origin: { platform: 'sandbox', account: 'a', conversation: { kind: 'direct', id: 'd' } },
  enteredAt: new Date(0),
});

// The cast holds: these are the keys of the table.
const MOVES = Object.keys(CLUE_TRANSITIONS) as ClueMove[];

/** What is allowed, written out once more by hand. */
const ALLOWED: Readonly<Record<ClueMove, readonly ClueState[]>> = {
  claim: ['open'],
  handOver: ['claimed'],
  convert: ['open', 'claimed'],
  merge: ['open', 'claimed'],
  passOn: ['open', 'claimed'],
};

describe('the states of a clue', () => {
  it.each(MOVES.flatMap((move) => CLUE_STATES.map((state) => [move, state] as const)))(
    '%s from %s is allowed or refused as the table says',
    (move, state) => {
      const moved = moveClue(clue(state), move);
      if (ALLOWED[move].includes(state)) expect(moved).toMatchObject({ ok: true, value: { serial: 12 } });
      else expect(moved).toEqual({ ok: false, refusal: { code: 'CLUE_WRONG_STATE', state, move } });
    },
  );
});

describe('the name of a clue', () => {
  it.each([
    ['人民路12号 井盖坏了', '人民路12号 井盖坏了'],
    ['', '(只有图片)'],
    [`一\n二${'三'.repeat(40)}`, `一 二${'三'.repeat(21)}……`],
  ])('%j is shown as %j', (body, title) => {
    expect(clueTitle({ body })).toBe(title);
  });

  it('is a letter and its number', () => {
    expect(clueNumber({ serial: 12 })).toBe('线12');
  });
});
