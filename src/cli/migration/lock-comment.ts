import { statementsOf } from '../../storage/sql-statements.ts';

interface Effect {
  readonly pattern: RegExp;
  readonly says: (name: string) => string;
}

/**
 * What Prisma's engine writes, and what PostgreSQL locks for it (PostgreSQL manual, 13.3 Explicit Locking).
 */
const EFFECTS: readonly Effect[] = [
  {
    pattern: /^alter table (?:only )?"([^"]+)"/i,
    says: (table) => `${table} is altered (nobody reads or writes it meanwhile)`,
  },
  {
    pattern: /^create (?:unique )?index "[^"]+" on "([^"]+)"/i,
    says: (table) => `an index is built on ${table} (reading goes on, writing waits)`,
  },
  {
    pattern: /\breferences "([^"]+)"/i,
    says: (table) => `${table} gets a reference to it (reading goes on, writing waits)`,
  },
  {
    pattern: /^drop table "([^"]+)"/i,
    says: (table) => `${table} is dropped with its rows`,
  },
  {
    pattern: /^(?:drop|alter) index "([^"]+)"/i,
    says: (index) => `the table of index ${index} (nobody reads or writes it for a moment)`,
  },
  {
    pattern: /^(?:drop|alter) type "([^"]+)"/i,
    says: (type) => `the tables that use type ${type} (nobody reads or writes them for a moment)`,
  },
];

/** Return the first line of a migration: which existing tables it locks, and who has to wait. */
export function lockComment(sql: string): string {
  const statements = statementsOf(sql).map(({ text }) => text);
  const created = new Set(statements.map((text) => /^create table "([^"]+)"/i.exec(text)?.[1]));
  const locked = statements.flatMap((text) =>
    EFFECTS.flatMap(({ pattern, says }) => {
      const name = pattern.exec(text)?.[1];
      return name === undefined || created.has(name) ? [] : [says(name)];
    }),
  );
  if (locked.length === 0) return '-- Locks: new tables only, no lock on existing ones.';
  return `-- Locks: ${[...new Set(locked)].join(';\n--   ')}.`;
}
