/** What WeChat puts between a quoted message and the answer, when a gateway hands a quote on as text. */
export const QUOTE_RULE = '- - - - - - - - - - - - - - -';

/** Gateways differ in the kind and number of the dashes, and in the colon. */
const QUOTED =
  /^\s*「(?<name>[^:：\n]{1,64})[:：](?<quoted>[\s\S]*)」[ \t]*\n[ \t]*(?:[-–—―─_][ \t]?){5,}[ \t]*\n(?<reply>[\s\S]*\S[\s\S]*)$/u;

export interface QuotedText {
  readonly quote: { readonly text: string } | undefined;
  readonly reply: string;
}

/**
 * Take a quote in WeChat's manner off a text. The last rule counts: what stands below it is what the sender wrote, so
 * that a quoted message which itself looks like quote and answer never speaks for the one who quotes it.
 */
export function takeQuote(text: string): QuotedText {
  const groups = QUOTED.exec(text.replace(/\r\n?/g, '\n'))?.groups;
  if (groups === undefined) return { quote: undefined, reply: text };
  const { quoted = '', reply = '' } = groups;
  return { quote: { text: quoted.trim() }, reply };
}
