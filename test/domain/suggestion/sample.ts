import type { Suggestion } from '../../../src/domain/suggestion/suggestion.ts';

export function aSuggestion(overrides: Partial<Suggestion> = {}): Suggestion {
  return {
    congressId: 'congress',
    id: 'suggestion',
    version: 1,
    state: 'draft',
    kind: 'between_sessions',
    intakeNumber: 12,
    title: '关于更换人民路路灯的建议',
    reason: '十一盏灯不亮。',
    analysis: '',
    advice: '一个月内更换。',
    body: '',
    confidential: false,
    key: false,
    leadDeputyId: 'zhang',
    suggestedUnits: [],
    reviewLevel: 0,
    round: 1,
    origin: { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'direct', id: 'zhang' } },
    enteredById: 'zhang',
    enteredAt: new Date('2026-03-02T09:00:00+08:00'),
    ...overrides,
  };
}
