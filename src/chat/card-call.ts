import type { Role } from '../domain/visibility/visibility.ts';
import type { CommandCall, GroupKindSaid } from './command-call.ts';
import type { Address } from './message.ts';

/** What only a choice of a card can ask for; nobody types these. Ids are those of suggestions. */
export type CardCall =
  | { readonly name: 'cancel' }
  /** Files that came right after words which wait to be confirmed: they belong to that card. */
  | { readonly name: 'attachFiles'; readonly card: string }
  | { readonly name: 'confirmDraft' | 'editDraft' | 'discardDraft'; readonly suggestion: string }
  /** What was asked for about a draft: one part of it. */
  | {
      readonly name: 'amendDraft';
      readonly suggestion: string;
      readonly reason?: string;
      readonly advice?: string;
    }
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
  | { readonly name: 'askRevision' | 'askDecline' | 'askReturn'; readonly suggestion: string };

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
