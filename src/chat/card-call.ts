import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import type { CommandCall, Grade } from './command-call.ts';
import type { DraftParts } from './reading/corrections.ts';
import type { GroupKindSaid } from './roster-call.ts';
import type { Address } from './message.ts';

/** What only a choice of a card can ask for; nobody types these. Ids are those of suggestions. */
export type CardCall =
  | { readonly name: 'cancel' }
  /** What the bot cannot read goes to the office, which writes it down (代录). */
  | { readonly name: 'handOver' }
  /** Files that came right after words which wait to be confirmed: they belong to that card. */
  | { readonly name: 'attachFiles'; readonly card: string }
  | { readonly name: 'confirmDraft' | 'editDraft' | 'discardDraft'; readonly suggestion: string }
  /** Promises of a matter that are done, chosen among several (承诺完成). */
  | {
      readonly name: 'closeCommitments';
      readonly suggestion: string;
      readonly ids: readonly string[];
      readonly evidence?: string;
      readonly date?: CivilDate;
    }
  /** What the deputy says in a year's look-back of all that was promised about a suggestion (回头看). */
  | {
      readonly name: 'reviewCommitments';
      readonly suggestion: string;
      readonly year: number;
      readonly grade: Grade;
      readonly remark?: string;
    }
  /** What was asked for about a draft, or corrected in it: parts as they read now; or a point that it does not have. */
  | ({
      readonly name: 'amendDraft';
      readonly suggestion: string;
      readonly noPoint?: number;
    } & Partial<DraftParts>)
  /** 按步骤写: what was answered so far, in the order of the questions; a skipped one is empty. */
  | { readonly name: 'writeBySteps'; readonly answers: readonly string[] }
  /** 跳过: the guide was enough. */
  | { readonly name: 'skipSteps' }
  /** 代录, shown back to staff and confirmed. */
  | { readonly name: 'confirmOnBehalf'; readonly suggestion: string }
  /** What was asked for about a clue: the words to its pictures. */
  | { readonly name: 'amendClue'; readonly clue: string; readonly body?: string }
  | { readonly name: 'confirmClaim'; readonly draft: string; readonly agree: boolean }
  /** A code for one of several people of a name, or for somebody who is put on the roster first. */
  | { readonly name: 'codeFor'; readonly membershipId: string }
  | {
      readonly name: 'enrol';
      readonly person: string;
      readonly role: Role;
      readonly place?: string;
      /** A team, unit or system that the roster does not have is put there too. */
      readonly create: boolean;
    }
  | RegisterGroupAs
  /** Lists whose preview was shown: the stored files, what of them, and the counts that were shown. */
  | {
      readonly name: 'importList';
      readonly files: readonly string[];
      readonly only: 'all' | 'good';
      readonly expects: string;
    }
  /** 同意, 不同意 of a cosigner, or of the office, when a lead deputy wants to withdraw. */
  | {
      readonly name: 'agreeWithdrawal' | 'decideWithdrawal';
      readonly suggestion: string;
      readonly agree: boolean;
    }
  /** 附议 to a suggestion that is there already, instead of the same once more: the draft is put away. */
  | { readonly name: 'cosignInstead'; readonly suggestion: string; readonly draft: string }
  | { readonly name: 'keepOwn'; readonly draft: string }
  | { readonly name: 'askRevision' | 'askDecline' | 'askReturn'; readonly suggestion: string }
  /**
   * 确认, 不是这个意思: what the lead deputy says of contacts (ids), or of a reply that waits for consent, with
   * `reply` as the unit said it and who said it.
   */
  | {
      readonly name: 'confirmContact';
      readonly contacts: readonly string[];
      readonly agree: boolean;
      readonly objection?: string;
      readonly reply?: { readonly call: CommandCall; readonly by: string };
    }
  /** 请重报: the lead unit wants an assisting unit's opinion once more. */
  | { readonly name: 'redoOpinion'; readonly assignment: string; readonly reason?: string };

/** 登记本群 on its way, question by question: which group, in which congress, and what was answered so far. */
export interface RegisterGroupAs {
  readonly name: 'registerGroupAs';
  readonly congressId: string;
  /** The group's address. */
  readonly group: Address;
  readonly kind?: GroupKindSaid;
  readonly target?: string;
  /** A team, unit or system that the roster does not have is put there too. */
  readonly create?: boolean;
  /** The group is registered as something else, and that ends. */
  readonly replace?: boolean;
}

/** Anything a router can hand to a command. */
export type AnyCall = CommandCall | CardCall;

type Named<C extends { readonly name: string }, N extends string> = C extends { readonly name: infer M }
  ? N extends M
    ? C & { readonly name: N }
    : never
  : never;

/** The call of that name, also where several names share one shape. */
export type Call<N extends AnyCall['name']> = Named<AnyCall, N>;
