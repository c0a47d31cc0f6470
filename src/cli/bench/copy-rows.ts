import pg from 'pg';

/** A row as the bot wrote it, ready to be written again with other keys. */
export interface Template {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const JSON_TYPES: ReadonlySet<number> = new Set([114, 3802]);

/** Read the rows that a condition finds, as `insertCopy` takes them. The texts are our own, never anybody's input. */
export async function readTemplates(
  client: pg.ClientBase,
  table: string,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly Template[]> {
  const { rows, fields } = await client.query<Record<string, unknown>>(
    `select * from ${pg.escapeIdentifier(table)} where ${condition}`,
    [...parameters],
  );
  const json = new Set(fields.filter(({ dataTypeID }) => JSON_TYPES.has(dataTypeID)).map(({ name }) => name));
  return rows.map((row) => ({
    table,
    values: Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        json.has(key) && value !== null ? JSON.stringify(value) : value,
      ]),
    ),
  }));
}

/** Insert a row like the template, with some values changed and some left to the table's default; return `returning`. */
export async function insertCopy(
  client: pg.ClientBase,
  { table, values }: Template,
  { changed = {}, byDefault = [], returning }: Copying = {},
): Promise<string> {
  const entries = Object.entries({ ...values, ...changed }).filter(([key]) => !byDefault.includes(key));
  const columns = entries.map(([key]) => pg.escapeIdentifier(key)).join(', ');
  const places = entries.map((_, index) => `$${String(index + 1)}`).join(', ');
  const back = returning === undefined ? '' : ` returning ${pg.escapeIdentifier(returning)}::text as key`;
  const { rows } = await client.query<{ key: string }>({
    // Prepared once per connection, as a hand-written program would do it.
    name: `copy-${table}`,
    text: `insert into ${pg.escapeIdentifier(table)} (${columns}) values (${places})${back}`,
    values: entries.map(([, value]) => value),
  });
  return rows[0]?.key ?? '';
}

interface Copying {
  readonly changed?: Readonly<Record<string, unknown>>;
  readonly byDefault?: readonly string[];
  readonly returning?: string;
}
