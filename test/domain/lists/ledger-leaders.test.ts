import { describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS, LISTS, TOLD_ONLY } from '../../../src/domain/lists/columns.ts';
import type { LedgerMatter } from '../../../src/domain/lists/ledger-matter.ts';
import { ledgerCell } from '../../../src/domain/lists/ledger-row.ts';

const matter: LedgerMatter = {
  id: 's',
  intakeNumber: 3,
  kind: 'between_sessions',
  state: 'assigned',
  title: '关于增设充电棚的建议',
  leadId: 'd',
  lead: '张明',
  cosignerIds: [],
  cosigners: [],
  key: true,
  confidential: false,
  suggestedUnits: [],
  shares: [],
  reason: '',
  analysis: '',
  advice: '',
};

describe('the columns of supervision in the ledger', () => {
  it.each([
    ['supervisionLeader', '督办领导', '罗主任'],
    ['responsibleLeader', '领办领导', '高副区长'],
    ['superiorNumber', '上级原号', '市2026-045'],
  ] as const)('%s stands under %s, and is empty without one', (column, title, value) => {
    expect(LISTS.suggestions.columns[column].title).toBe(title);
    expect(LEDGER_COLUMNS).toContain(column);
    expect(ledgerCell({ ...matter, [column]: value }, column, 1)).toEqual({ text: value });
    expect(ledgerCell(matter, column, 1)).toBeUndefined();
  });

  it('are told and never taken from a file', () => {
    expect(TOLD_ONLY).toEqual(
      expect.arrayContaining(['supervisionLeader', 'responsibleLeader', 'superiorNumber']),
    );
  });
});
