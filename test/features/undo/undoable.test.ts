import { expect, it } from 'vitest';
import { isUndoable } from '../../../src/features/undo/undoable.ts';

const row = (state: string) => ({ state, version: 1 });

it.each([
  [
    'a suggestion passed in review',
    { kind: 'suggestion', before: row('submitted'), after: row('registered') },
  ],
  [
    'a suggestion sent back',
    { kind: 'suggestion', before: row('submitted'), after: row('revision_requested') },
  ],
  ['a suggestion assigned', { kind: 'suggestion', before: row('registered'), after: row('assigned') }],
  ['a new assignment', { kind: 'assignment', after: row('issued') }],
  ['an agreed return', { kind: 'assignment', before: row('return_requested'), after: row('returned') }],
  ['a refused return', { kind: 'assignment', before: row('return_requested'), after: row('signed_off') }],
  ['a clue claimed', { kind: 'clue', before: row('open'), after: row('claimed') }],
  ['a supervision order', { kind: 'supervision_order', after: row('issued') }],
  ['an order closed', { kind: 'supervision_order', before: row('answered'), after: row('closed') }],
  ['a decided request', { kind: 'return_request', before: { serial: 4 }, after: { decision: 'agreed' } }],
])('lets staff take back %s', (_name, change) => {
  expect(isUndoable({ id: '1', actions: [], ...change })).toBe(true);
});

it.each([
  ['a submission', { kind: 'suggestion', before: row('draft'), after: row('submitted') }],
  ['a withdrawal', { kind: 'suggestion', before: row('assigned'), after: row('withdrawn') }],
  ['a reply', { kind: 'suggestion', before: row('assigned'), after: row('replied') }],
  ['a signing off', { kind: 'assignment', before: row('issued'), after: row('signed_off') }],
  ['a request for return', { kind: 'return_request', after: { serial: 4 } }],
  ['a clue reported', { kind: 'clue', after: row('open') }],
  ['an answered order', { kind: 'supervision_order', before: row('issued'), after: row('answered') }],
  ["a unit's answer", { kind: 'supervision_step', after: { kind: 'answer' } }],
  ['a contact', { kind: 'contact', after: { stage: 'before' } }],
  ['a rating', { kind: 'rating', after: { result: 3 } }],
])('leaves %s alone', (_name, change) => {
  expect(isUndoable({ id: '1', actions: [], ...change })).toBe(false);
});

it.each([
  ['a signing off', { kind: 'assignment', before: row('issued'), after: row('signed_off') }],
  ['a request for return', { kind: 'return_request', after: { serial: 4 } }],
  ['a contact', { kind: 'contact', after: { stage: 'before' } }],
  ['a reply', { kind: 'suggestion', before: row('assigned'), after: row('replied') }],
  ['a rating', { kind: 'rating', after: { result: 3 } }],
])('lets staff take back %s that it entered for others', (_name, change) => {
  expect(isUndoable({ id: '1', actions: [], ...change }, true)).toBe(true);
});
