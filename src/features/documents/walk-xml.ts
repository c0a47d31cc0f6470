import { Parser } from 'saxen';

/** What is met on the way through a part of a Word file; names are as `w:p`, whatever prefix the file uses. */
export interface XmlVisitor {
  /** `value` is the attribute `w:val`, or another one by its name. */
  readonly open?: (name: string, value: (attribute?: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Transitional and strict files (ECMA-376 part 1 and part 4) name the same elements differently. */
const NAMESPACES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

/**
 * Walk through a part of a Word file in the order of the document. Throws where it is no XML. Entities of a DTD are
 * never resolved, so that none can grow.
 */
export function walkXml(bytes: Uint8Array, { open, close, text }: XmlVisitor): void {
  const parser = new Parser().ns(NAMESPACES);
  if (open !== undefined) {
    parser.on('openTag', (name, attributes, decode) => {
      open(name, (attribute = 'w:val') => {
        const value = attributes()[attribute];
        return value === undefined ? undefined : decode(value);
      });
    });
  }
  if (close !== undefined) parser.on('closeTag', close);
  if (text !== undefined) {
    parser.on('text', (raw, decode) => text(decode(raw)));
    parser.on('cdata', text);
  }
  parser.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}
