import { accept, refuse, type Result } from '../result.ts';
import type { SuggestionState } from '../suggestion/suggestion.ts';

/** 已请, 已附议, 不附议. */
export type CosignerState = 'invited' | 'agreed' | 'declined';

/** One deputy's part in a joint suggestion (联名); the ids are those of memberships. */
export interface Cosigner {
  readonly congressId: string;
  readonly suggestionId: string;
  readonly deputyId: string;
  readonly state: CosignerState;
  readonly invitedAt: Date;
  readonly answeredAt?: Date;
  /** Agreed that the joint suggestion is withdrawn (联名的须全体一致). */
  readonly withdrawalAgreedAt?: Date;
}

/** What decides whether a deputy may join a suggestion now, or leave it. */
export interface JoinedMatter {
  readonly state: SuggestionState;
  /** Absent: nobody was ever invited. */
  readonly cosignUntil?: Date;
  /** The deputy leads it. */
  readonly isLead: boolean;
  /** The deputy's own part so far. */
  readonly own?: CosignerState;
}

export type CosignRefusal =
  | { readonly code: 'COSIGN_OWN' }
  | { readonly code: 'COSIGN_CLOSED'; readonly state: SuggestionState }
  | { readonly code: 'COSIGN_REVIEWED'; readonly state: SuggestionState }
  | { readonly code: 'COSIGN_NOT_JOINED' };

/** Before the review decides anything, whoever has joined may leave (domain.md 1.7: the cosigners' own free will). */
const MAY_LEAVE: readonly SuggestionState[] = ['draft', 'cosigning', 'submitted', 'revision_requested'];

/**
 * 附议: also by somebody who was not invited. A suggestion that nobody was asked to join is open as long as it waits
 * for its first review; one with a window only in that window.
 */
export function joinSuggestion(matter: JoinedMatter): Result<'agreed', CosignRefusal> {
  if (matter.isLead) return refuse({ code: 'COSIGN_OWN' });
  if (matter.own === 'agreed' && MAY_LEAVE.includes(matter.state)) return accept('agreed');
  const alone = matter.state === 'submitted' && matter.cosignUntil === undefined;
  if (matter.state === 'cosigning' || alone) return accept('agreed');
  return refuse({ code: 'COSIGN_CLOSED', state: matter.state });
}

/** 不附议: an invitation is declined, or what was agreed is taken back before the review. */
export function leaveSuggestion(matter: JoinedMatter): Result<'declined', CosignRefusal> {
  if (matter.isLead) return refuse({ code: 'COSIGN_OWN' });
  if (matter.own === undefined) return refuse({ code: 'COSIGN_NOT_JOINED' });
  if (!MAY_LEAVE.includes(matter.state)) return refuse({ code: 'COSIGN_REVIEWED', state: matter.state });
  return accept('declined');
}

/** Nobody who can answer is still asked. Whoever has no account cannot answer and is not waited for. */
export function hasAllAnswers(
  cosigners: readonly Pick<Cosigner, 'state' | 'deputyId'>[],
  reachable: ReadonlySet<string>,
): boolean {
  return cosigners.every(({ state, deputyId }) => state !== 'invited' || !reachable.has(deputyId));
}
