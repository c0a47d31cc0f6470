import type { CivilDate } from '../calendar/civil-date.ts';
import type { SuggestionState } from '../suggestion/suggestion.ts';

/** While a matter is with its units, and until the deputy has rated their replies, an order may be given. */
export const SUPERVISED_STATES: readonly SuggestionState[] = ['assigned', 'reopened', 'replied'];

/** Ordered, answered by the unit, to be put right, to be looked at again, closed (督查、反馈、整改、回头看). */
export const ORDER_STATES = ['issued', 'answered', 'correcting', 'look_back', 'closed'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * The four kinds of supervision (四督合一): by a member of the council of chairmen (主任会议成员重点督办), by a head of
 * government, supervision commission or court (一府一委两院领衔督办), by the committee whose matter it is
 * (专委会对口督办), and by the deputies' office for all (代表工作机构全面督办).
 */
export const SUPERVISION_KINDS = ['leadership', 'government', 'committee', 'office'] as const;
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number];

/** The line that supervises (两线督查): the congress, or party and government. */
export type SupervisionLine = 'congress' | 'government';

/** 督办单 to one unit about one suggestion. */
export interface SupervisionOrder {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  /** Shown as 单7. */
  readonly serial: number;
  readonly suggestionId: string;
  readonly unitId: string;
  readonly kind: SupervisionKind;
  readonly line: SupervisionLine;
  readonly state: OrderState;
  readonly opinion: string;
  /** 联合督办: the other office that supervises with this one, as typed. */
  readonly partner?: string;
  /** 督办人: who of the supervising group does it, as typed. */
  readonly charged?: string;
  readonly dueOn?: CivilDate;
  readonly issuedOn: CivilDate;
  /** The person who ordered it. */
  readonly issuedById: string;
  readonly lookBackOn?: CivilDate;
  readonly closedOn?: CivilDate;
}

/** 单7 */
export function orderNumber({ serial }: Pick<SupervisionOrder, 'serial'>): string {
  return `单${serial}`;
}

/** The unit owes an answer. */
export function isOwed({ state }: Pick<SupervisionOrder, 'state'>): boolean {
  return state === 'issued' || state === 'correcting';
}

/** An order that was not answered by its day. */
export function isOverdue(order: Pick<SupervisionOrder, 'state' | 'dueOn'>, today: CivilDate): boolean {
  return isOwed(order) && order.dueOn !== undefined && order.dueOn < today;
}
