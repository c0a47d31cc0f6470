import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { Tx } from './database.ts';

/** Another suggestion, and how alike the two are: 1 = the same words. */
export interface Similar {
  readonly id: string;
  readonly score: number;
}

/**
 * Return the suggestions of the congress whose title is like this one's (trigrams), those of the latest term first.
 * What every title has (关于……的建议) does not count; the reason counts a fifth where that makes them more alike. Drafts, and what
 * was withdrawn, are left out. The plain title is compared first, since it has an index.
 */
export function findSimilar(
  tx: Tx,
  { congressId, id, title, reason }: Pick<Suggestion, 'congressId' | 'id' | 'title' | 'reason'>,
  { least, most }: { readonly least: number; readonly most: number },
): Promise<Similar[]> {
  return tx.$queryRaw<Similar[]>`
    with known as (
      select suggestion.id, term.starts_on,
        similarity(regexp_replace(suggestion.title, ${BOILERPLATE}, '', 'g'),
          regexp_replace(${title}, ${BOILERPLATE}, '', 'g')) as by_title,
        case when suggestion.reason = '' or ${reason} = '' then null
          else similarity(suggestion.reason, ${reason}) end as by_reason
      from suggestion
      join membership on membership.congress_id = suggestion.congress_id and membership.id = suggestion.lead_deputy_id
      left join term on term.congress_id = membership.congress_id and term.id = membership.term_id
      where suggestion.congress_id = ${congressId}::uuid and suggestion.id <> ${id}::uuid
        and suggestion.state not in ('draft', 'withdrawn') and suggestion.title % ${title}
    ), scored as (
      select id, starts_on, greatest(by_title, 0.8 * by_title + 0.2 * by_reason)::float8 as score from known
    )
    select id, score from scored where score >= ${least}
    order by starts_on desc nulls last, score desc, id limit ${most}`;
}

const BOILERPLATE = '^关于|(的|之)?(建议|意见|议案)$';
