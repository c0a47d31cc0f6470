import type { CommandCall } from './command-call.ts';

/** What only a choice of a card can ask for; nobody types these. Ids are those of suggestions. */
export type CardCall =
  | { readonly name: 'cancel' }
  | { readonly name: 'confirmDraft' | 'editDraft' | 'discardDraft'; readonly suggestion: string }
  /** What was asked for about a draft: one part of it. */
  | {
      readonly name: 'amendDraft';
      readonly suggestion: string;
      readonly reason?: string;
      readonly advice?: string;
    }
  | { readonly name: 'confirmClaim'; readonly draft: string; readonly agree: boolean }
  | { readonly name: 'askRevision' | 'askDecline' | 'askReturn'; readonly suggestion: string };

/** Anything a router can hand to a command. */
export type AnyCall = CommandCall | CardCall;

type Named<C extends { readonly name: string }, N extends string> = C extends { readonly name: infer M }
  ? N extends M
    ? C & { readonly name: N }
    : never
  : never;

/** The call of that name, also where several names share one shape. */
export type Call<N extends AnyCall['name']> = Named<AnyCall, N>;
