import type { Logger } from '../../observability/log.ts';

/** The few sentences that the text of a card needs; from bot-scripts. */
export interface WechatWords {
  /** Below the numbered choices in a direct chat, e.g. 回数字即可. */
  readonly chooseDirect: string;
  /** Below the numbered choices in a group, where a bare number means nothing. */
  readonly chooseGroup: string;
  /** Above a form that is to be copied and filled in. */
  readonly fill: string;
}

/** Milliseconds of real time. */
export interface Patience {
  /** Between two dings; the unit in which silence is measured. */
  readonly ding: number;
  /** Without any event, once the gateway has answered a ding. */
  readonly silence: number;
  /** Without any event, from a gateway that answers no dings. */
  readonly longSilence: number;
  /** Until the first event of a new connection; without one the connection is deaf. */
  readonly firstEvent: number;
  /** Before connecting again: first, and at most. */
  readonly reconnectFirst: number;
  readonly reconnectMost: number;
  /** One call of the gateway that sends something, fetches a message, or looks a name up. */
  readonly call: number;
  /** One transfer of a file. */
  readonly transfer: number;
  /** Before an event is handed on again that could not be stored: first, and at most. */
  readonly retryFirst: number;
  readonly retryMost: number;
  /** Between two lists of members: reading much at once gets accounts locked. */
  readonly memberLists: number;
  /** How long a name is believed. */
  readonly name: number;
}

export const PATIENCE: Patience = {
  ding: 1500,
  silence: 5000,
  longSilence: 90_000,
  // The SDK itself waits 5 s for the first event before it goes on.
  firstEvent: 6000,
  reconnectFirst: 200,
  reconnectMost: 2000,
  call: 15_000,
  transfer: 120_000,
  retryFirst: 200,
  retryMost: 5000,
  memberLists: 3000,
  name: 60_000,
};

export interface WechatOptions {
  /** The account's name in our own addresses; ids of the gateway change with its logins. */
  readonly account: string;
  readonly token: string;
  /** host:port; without it the gateway is found by its token through Wechaty's discovery service. */
  readonly endpoint?: string;
  /** No TLS (WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT). */
  readonly insecure: boolean;
  readonly log: Logger;
  readonly words: WechatWords;
  readonly patience?: Partial<Patience>;
}
