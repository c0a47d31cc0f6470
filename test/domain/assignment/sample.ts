import type { Assignment } from '../../../src/domain/assignment/assignment.ts';

export function anAssignment(overrides: Partial<Assignment> = {}): Assignment {
  return {
    congressId: 'congress',
    id: 'assignment',
    version: 1,
    suggestionId: 'suggestion',
    unitId: 'education',
    round: 1,
    role: 'sole',
    state: 'issued',
    assignedOn: '2026-03-02',
    enteredAt: new Date('2026-03-02T09:00:00+08:00'),
    enteredById: 'wang',
    signOffDue: '2026-03-05',
    returnDue: '2026-03-09',
    replyDue: '2026-06-02',
    legalReplyDue: '2026-06-02',
    hard: false,
    provisional: false,
    ...overrides,
  };
}
