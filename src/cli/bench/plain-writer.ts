import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { withClient } from '../../storage/connect.ts';
import { insertCopy, readTemplates, type Template } from './copy-rows.ts';

/** What one message left behind, table by table. */
interface Traces {
  readonly event: Template;
  readonly body: Template;
  readonly suggestion: Template;
  readonly message: Template;
  readonly card: Template;
  readonly audit: Template;
  readonly payload: Template;
  readonly question: readonly Template[];
}

/**
 * Return a function that writes what the bot writes for one message, by plain `pg`: the event in a statement of its own,
 * then the record, the card, the answer, its job, the audit entry and "handled" in one transaction.
 */
export async function plainWriter(
  connection: pg.ClientConfig,
): Promise<(client: pg.ClientBase) => Promise<void>> {
  const traces = await withClient(connection, readTraces);
  // Below zero, to meet none of the bot's own, which go on from the highest meanwhile.
  let serial = 0;
  return async (client) => {
    serial -= 1;
    await writeLike(client, traces, serial);
  };
}

async function readTraces(client: pg.Client): Promise<Traces> {
  const { rows } = await client.query<{ id: string; event: string }>(
    `select suggestion.id, audit.cause_event_id::text as event
     from suggestion join audit_entry as audit on audit.subject_id = suggestion.id order by audit.sequence limit 1`,
  );
  const { id, event } = rows[0] ?? { id: '', event: '0' };
  const one = async (table: string, condition: string, key: string): Promise<Template> => {
    const [row] = await readTemplates(client, table, condition, [key]);
    if (row === undefined) throw new Error(`the bot has left no row in ${table}`);
    return row;
  };
  return {
    event: await one('inbox_event', 'id = $1::bigint', event),
    body: await one('inbox_body', 'event_id = $1::bigint', event),
    suggestion: await one('suggestion', 'id = $1::uuid', id),
    message: await one('outbox_message', 'cause_event_id = $1::bigint', event),
    card: await one(
      'open_card',
      'outbox_sequence in (select sequence from outbox_message where cause_event_id = $1::bigint)',
      event,
    ),
    audit: await one('audit_entry', 'subject_id = $1::uuid', id),
    payload: await one(
      'audit_payload',
      'sequence in (select sequence from audit_entry where subject_id = $1::uuid)',
      id,
    ),
    question: await readTemplates(client, 'private_draft', `kind <> 'claim' limit 1`, []),
  };
}

async function writeLike(client: pg.ClientBase, traces: Traces, serial: number): Promise<void> {
  const [event, message] = [randomUUID(), randomUUID()];
  const eventId = await insertCopy(client, traces.event, {
    changed: { event_id: event, message_id: message, state: 'received', handled_at: null },
    byDefault: ['id'],
    returning: 'id',
  });
  await insertCopy(client, traces.body, { changed: { event_id: eventId } });
  await client.query('begin');
  await client.query(`update counter set value = value + 1 where kind = 'intake' returning value`);
  const id = randomUUID();
  await insertCopy(client, traces.suggestion, { changed: { id, intake_number: serial, number: null } });
  const sequence = await insertCopy(client, traces.message, {
    changed: { dedupe_key: message, cause_event_id: eventId, subject_id: id, state: 'pending' },
    byDefault: ['sequence'],
    returning: 'sequence',
  });
  await client.query(`select (graphile_worker.add_job('deliver', '{}'::json, job_key := $1)).id`, [message]);
  await insertCopy(client, traces.card, {
    changed: { id: randomUUID(), outbox_sequence: sequence, subject: id },
  });
  for (const row of traces.question)
    await insertCopy(client, row, { changed: { id: randomUUID() }, byDefault: ['sequence'] });
  await insertCopy(client, traces.audit, {
    changed: { sequence: serial, subject_id: id, cause_event_id: eventId, hash: event },
  });
  await insertCopy(client, traces.payload, { changed: { sequence: serial } });
  await client.query(`update inbox_event set state = 'handled', handled_at = now() where id = $1`, [eventId]);
  await client.query('commit');
}
