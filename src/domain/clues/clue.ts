import type { Origin } from '../suggestion/suggestion.ts';

/** Waiting in the pool, taken up by somebody, and the three ways out of it. */
export const CLUE_STATES = ['open', 'claimed', 'converted', 'merged', 'passed_on'] as const;
export type ClueState = (typeof CLUE_STATES)[number];

/** 线索 (随手拍): what a deputy or councillor saw; no suggestion yet. */
export interface Clue {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  /** Shown as 线12. */
  readonly serial: number;
  readonly state: ClueState;
  /** As typed. */
  readonly body: string;
  /** Membership of the reporter. */
  readonly reporterId: string;
  readonly origin: Origin;
  /** Membership of whoever took it up. */
  readonly claimedById?: string;
  readonly suggestionId?: string;
  readonly mergedIntoId?: string;
  /** 转出去向, as typed. */
  readonly passedTo?: string;
  readonly enteredAt: Date;
  readonly settledAt?: Date;
}

/** 线12 */
export function clueNumber({ serial }: Pick<Clue, 'serial'>): string {
  return `线${serial}`;
}

const NAME_LENGTH = 24;

/** The beginning of a clue, as it is named in a list. */
export function clueTitle({ body }: Pick<Clue, 'body'>): string {
  const line = body.replaceAll(/\s+/gu, ' ').trim();
  if (line === '') return '(只有图片)';
  return line.length > NAME_LENGTH ? `${line.slice(0, NAME_LENGTH)}……` : line;
}
