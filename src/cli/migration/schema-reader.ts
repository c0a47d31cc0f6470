import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type {
  ColumnType,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const TIMESTAMPTZ: number = 1184;

/** The types in PostgreSQL's catalogue tables, by their OID, as Prisma's engine wants to hear of them. */
const COLUMN_TYPES: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  // The type "char" of one byte, which Prisma's stock adapter does not know; introspection asks for it.
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1016: ColumnTypeEnum.Int64Array,
  1043: ColumnTypeEnum.Text,
  [TIMESTAMPTZ]: ColumnTypeEnum.DateTime,
};

/**
 * Return what Prisma's schema engine needs in order to read the structure of a database, and nothing more: it
 * cannot change the database, and has no shadow database (with a connection string, Prisma's own
 * adapter runs shadow migrations on the live one).
 */
export function readOnlyAdapter(client: pg.Client): object {
  const adapter = {
    provider: 'postgres',
    adapterName: 'schema-reader',
    queryRaw: (query: SqlQuery) => queryRaw(client, query),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  } satisfies SqlDriverAdapter;
  const factory = {
    provider: 'postgres',
    adapterName: 'schema-reader',
    connect: () => Promise.resolve(adapter),
    connectToShadowDb: refuse,
  } satisfies SqlMigrationAwareDriverAdapterFactory;
  return bindMigrationAwareSqlAdapterFactory(factory);
}

async function queryRaw(client: pg.Client, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await client.query({
    text: sql,
    values: args,
    rowMode: 'array',
    types: { getTypeParser },
  });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ name, dataTypeID }) => {
      const type = COLUMN_TYPES[dataTypeID];
      if (type === undefined) throw new Error(`column ${name} has the unknown type ${String(dataTypeID)}`);
      return type;
    }),
    rows,
  };
}

/** Instants go to the engine as text: `2026-03-02T01:02:03+00:00` (the session speaks UTC). */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === TIMESTAMPTZ) return (text: string) => text.replace(' ', 'T').replace(/\+00$/, '+00:00');
  // pg's own parsers take the text of a value, whatever they make of it.
  return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('the schema engine may only read'));
}
