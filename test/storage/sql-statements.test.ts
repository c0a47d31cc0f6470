import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../src/storage/sql-statements.ts';

describe('the statements of an SQL script', () => {
  const CASES = [
    ['nothing', ' \n-- only a remark;\n/* and; /* nested; */ one */', []],
    ['a last one without a semicolon', 'select 1;\nselect 2', [1, 2]],
    ['semicolons in texts, names and remarks', `select ';' ";"; -- ;\n/* ; */ select 2;`, [1, 2]],
    ['doubled quotes and backslashes', `select 'it''s; ', e'\\'; ';\nselect 2`, [1, 2]],
    ['bodies between dollars, also named ones', 'do $$ a; b; $$;\ndo $x$ $$; $x$;\nselect 1', [1, 2, 3]],
    ['parameters that look like dollar quotes', 'select a$1, b$1;\nselect 2', [1, 2]],
  ] as const;

  it.each(CASES)('knows %s', (_, sql, lines) => {
    expect(statementsOf(sql).map(({ line }) => line)).toEqual(lines);
  });
});
