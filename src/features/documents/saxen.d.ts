/** The part of saxen that we use; it comes without types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    /** Prefixes that stand for namespaces, whatever the document calls them. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', handler: (text: string) => void): this;
    /** Throws what a handler throws, and an Error where the text is no XML. */
    parse(xml: string): void;
  }
}
