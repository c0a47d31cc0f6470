import type { Tx } from './database.ts';

/**
 * When something was last done about each assignment: to its own row, to what its unit entered (contacts, plans, notes,
 * requests, …), to supervision orders and problems of its unit, to meetings of its matter. The audit log knows, since
 * there is no silent change; what a list brought has no entry of its own and counts from its entry.
 */
export async function lastSignsOfLife(
  tx: Tx,
  congressId: string,
  assignmentIds: readonly string[],
): Promise<Map<string, Date>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    with share as (
      select id, suggestion_id, unit_id, entered_at from assignment
      where congress_id = ${congressId}::uuid and id = any(${[...assignmentIds]}::uuid[])
    ), belonging (share_id, id) as (
      select id, id from share
      union all select assignment_id, id from contact where congress_id = ${congressId}::uuid
      union all select assignment_id, id from handling_plan where congress_id = ${congressId}::uuid
      union all select assignment_id, id from lateness where congress_id = ${congressId}::uuid
      union all select assignment_id, id from progress_note where congress_id = ${congressId}::uuid
      union all select assignment_id, id from extension where congress_id = ${congressId}::uuid
      union all select assignment_id, id from return_request where congress_id = ${congressId}::uuid
      union all select assignment_id, id from assist_opinion where congress_id = ${congressId}::uuid
      union all select assignment_id, id from assist_promise where congress_id = ${congressId}::uuid
      union all select share.id, held.id from share
        join hearing held on held.congress_id = ${congressId}::uuid and held.suggestion_id = share.suggestion_id
      union all select share.id, found.id from share
        join inspection_problem found on found.congress_id = ${congressId}::uuid
          and found.suggestion_id = share.suggestion_id and coalesce(found.unit_id, share.unit_id) = share.unit_id
      union all select share.id, ordered.id from share
        join supervision_order ordered on ordered.congress_id = ${congressId}::uuid
          and ordered.suggestion_id = share.suggestion_id and ordered.unit_id = share.unit_id
      union all select share.id, step.id from share
        join supervision_order ordered on ordered.congress_id = ${congressId}::uuid
          and ordered.suggestion_id = share.suggestion_id and ordered.unit_id = share.unit_id
        join supervision_step step on step.congress_id = ${congressId}::uuid and step.order_id = ordered.id
    )
    select share.id::text, greatest(share.entered_at, max(entry.at)) as at
    from share
    join belonging on belonging.share_id = share.id
    left join audit_entry entry on entry.congress_id = ${congressId}::uuid and entry.subject_id = belonging.id
    group by share.id, share.entered_at`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** When each row was last changed, as far as the audit log has an entry about it. */
export async function lastChanges(
  tx: Tx,
  congressId: string,
  subjectIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await tx.auditEntry.groupBy({
    by: ['subjectId'],
    where: { congressId, subjectId: { in: [...subjectIds] } },
    _max: { at: true },
  });
  return new Map(rows.flatMap(({ subjectId, _max: { at } }) => (at === null ? [] : [[subjectId, at]])));
}
