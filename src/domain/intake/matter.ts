import model from './learnt/matter.json' with { type: 'json' };
import { likeness } from './likeness.ts';

/** Return whether a folded text brings a matter, as suggestions do, and is not talk among colleagues. */
export function bringsMatter(text: string): boolean {
  return (likeness(text, model).get('matter') ?? 0) > 0;
}
