import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import type { SupervisionBook } from '../../../src/domain/supervision/book.ts';
import { committeeOf, isSupervisedBy, kindOfOrder, kindsOf } from '../../../src/domain/supervision/kinds.ts';
import {
  isOverdue,
  isOwed,
  ORDER_STATES,
  type OrderState,
  type SupervisionOrder,
} from '../../../src/domain/supervision/order.ts';
import { moveOrder, ORDER_TRANSITIONS, type OrderMove } from '../../../src/domain/supervision/transitions.ts';

const order = (state: OrderState): SupervisionOrder => ({
  congressId: 'c',
  id: 'i',
  version: 1,
  serial: 7,
  suggestionId: 's',
  unitId: 'u',
  kind: 'office',
  line: 'congress',
  state,
  opinion: '请尽快办理',
  issuedOn: civilDate('2026-03-02'),
  issuedById: 'p',
});

const BOOK: SupervisionBook = {
  quota: 20,
  criteria: [],
  committees: { 城建环保: '城建环保委员会', 财政经济: '财政经济委员会' },
  lookBackDays: 30,
  remind: [],
};

// The cast holds: these are the keys of the table.
const MOVES = Object.keys(ORDER_TRANSITIONS) as OrderMove[];

/** What is allowed, written out once more by hand. */
const ALLOWED: Readonly<Record<OrderMove, readonly OrderState[]>> = {
  answer: ['issued', 'correcting'],
  correct: ['answered', 'look_back'],
  lookBack: ['answered', 'look_back'],
  close: ['answered', 'look_back'],
  drop: ['issued', 'correcting'],
};

describe('the loop of a supervision order', () => {
  it.each(MOVES.flatMap((move) => ORDER_STATES.map((state) => [move, state] as const)))(
    '%s from %s is allowed or refused as the table says',
    (move, state) => {
      const moved = moveOrder(order(state), move, { closedOn: civilDate('2026-03-09') });
      if (ALLOWED[move].includes(state))
        expect(moved).toMatchObject({
          ok: true,
          value: { state: ORDER_TRANSITIONS[move].to, closedOn: '2026-03-09' },
        });
      else expect(moved).toEqual({ ok: false, refusal: { code: 'ORDER_WRONG_STATE', state, move } });
    },
  );

  it.each<[OrderState, string | undefined, boolean]>([
    ['issued', '2026-03-01', true],
    ['issued', '2026-03-02', false],
    ['issued', undefined, false],
    ['correcting', '2026-03-01', true],
    ['answered', '2026-03-01', false],
    ['closed', '2026-03-01', false],
  ])('%s due %s is overdue on 2026-03-02: %s', (state, due, overdue) => {
    const dueOn = due === undefined ? {} : { dueOn: civilDate(due) };
    expect(isOverdue({ state, ...dueOn }, civilDate('2026-03-02'))).toBe(overdue);
    expect(isOwed({ state })).toBe(state === 'issued' || state === 'correcting');
  });
});

describe('the four kinds of supervision', () => {
  it.each([
    [{ key: false }, ['office']],
    [{ key: false, category: '城建环保' }, ['committee', 'office']],
    [{ key: false, supervisionLeader: '罗主任' }, ['office']],
    [{ key: true, supervisionLeader: '罗主任' }, ['leadership', 'office']],
    [
      { key: true, supervisionLeader: '罗主任', responsibleLeader: '高副区长', category: '财政经济' },
      ['leadership', 'government', 'committee', 'office'],
    ],
  ])('of %j are %j', (suggestion, kinds) => {
    expect(kindsOf(suggestion, BOOK)).toEqual(kinds);
  });

  it("gives a committee's order to its supervisor and the highest to the office", () => {
    const both = { key: true, supervisionLeader: '罗主任', category: '城建环保' };
    expect(kindOfOrder(both, BOOK, 'supervisor')).toBe('committee');
    expect(kindOfOrder(both, BOOK, 'office')).toBe('leadership');
    expect(kindOfOrder({ key: false, category: '城建环保' }, BOOK, 'office')).toBe('office');
    expect(kindOfOrder({ key: false }, BOOK, 'supervisor')).toBe('office');
    expect(kindOfOrder(both, BOOK, 'government')).toBe('government');
  });

  it('leaves a category without a committee, also one named like a property, to the office', () => {
    expect(committeeOf({ category: '教科文卫' }, BOOK)).toBeUndefined();
    expect(committeeOf({ category: 'constructor' }, BOOK)).toBeUndefined();
  });

  it('lets a committee supervise its own categories, and whoever has no committee all', () => {
    const own = { category: '城建环保' };
    expect(isSupervisedBy(own, BOOK, ['城建环保委员会'])).toBe(true);
    expect(isSupervisedBy(own, BOOK, ['财政经济委员会'])).toBe(false);
    expect(isSupervisedBy({}, BOOK, ['财政经济委员会'])).toBe(false);
    expect(isSupervisedBy({}, BOOK, [])).toBe(true);
  });
});
