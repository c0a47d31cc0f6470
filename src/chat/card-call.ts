import type { CommandCall } from './command-call.ts';

/** What only a choice of a card can ask for; nobody types these. Ids are those of suggestions. */
export type CardCall =
  | { readonly name: 'cancel' }
  | { readonly name: 'confirmDraft' | 'editDraft' | 'discardDraft'; readonly suggestion: string }
  | { readonly name: 'askRevision' | 'askDecline' | 'askReturn'; readonly suggestion: string };

/** Anything a router can hand to a command. */
export type AnyCall = CommandCall | CardCall;
