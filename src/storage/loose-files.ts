import type { Tx } from './database.ts';

export interface RemovedFile {
  readonly congressId: string;
  readonly id: string;
}

/**
 * Remove the files that were stored before an instant and belong to nothing: nobody hooked them to a matter, and no
 * message that still waits carries them. One that is hooked to something meanwhile stays: the reference to it says so.
 */
export function deleteLooseFiles(tx: Tx, before: Date): Promise<RemovedFile[]> {
  return tx.$queryRaw<RemovedFile[]>`
    delete from stored_file as file where file.stored_at < ${before}::timestamptz
      and not exists (select from (
        select congress_id, file_id from suggestion_file
        union all select congress_id, file_id from opinion_file
        union all select congress_id, file_id from contact_file
        union all select congress_id, file_id from reply_file
        union all select congress_id, file_id from hearing_file
        union all select congress_id, file_id from supervision_step_file
        union all select congress_id, file_id from clue_file
        union all select congress_id, file_id from plan_file) as hooked
        where hooked.congress_id = file.congress_id and hooked.file_id = file.id)
      and not exists (select from outbox_message as message
        where message.state in ('pending', 'sending') and message.content->>'fileId' = file.id::text)
    returning file.congress_id::text as "congressId", file.id::text as id`;
}

/** Close the cards that would do something with files that are gone; whoever takes a choice of them hears so. */
export async function closeCardsOf(tx: Tx, files: readonly RemovedFile[], at: Date): Promise<void> {
  const ids = files.map(({ id }) => id);
  await tx.$executeRaw`
    update open_card set closed_at = ${at}::timestamptz
    where closed_at is null
      and exists (select from unnest(${ids}::text[]) as gone(id) where position(gone.id in choices::text) > 0)`;
}

/** Forget the bytes of what came with messages that were dealt with before an instant; their names stay. */
export async function forgetAttachments(tx: Tx, before: Date): Promise<void> {
  await tx.$executeRaw`
    update inbox_body as stored set body = jsonb_set(stored.body, '{attachments}',
      (select jsonb_agg(attachment - 'data') from jsonb_array_elements(stored.body->'attachments') as attachment))
    from inbox_event as event
    where event.id = stored.event_id and event.state <> 'received' and event.received_at < ${before}::timestamptz
      and jsonb_path_exists(stored.body, '$.attachments[*].data')`;
}
