import { CATEGORIES } from '../../domain/intake/categories.ts';
import type { Aim, Labelled } from './fit.ts';
import type { Lesson } from './sets.ts';

/** What is learnt: `NAME.json` in src/domain/intake/learnt. */
export interface Subject extends Aim {
  readonly name: string;
  /** What the lesson says of this subject; nothing when it says nothing. */
  readonly lessonOf: (lesson: Lesson) => readonly string[] | undefined;
}

export const SUBJECTS: readonly Subject[] = [
  {
    name: 'negative-list',
    codes: Array.from({ length: 14 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    // A hint too many costs the deputy a glance, one too few a returned paper.
    raisedFrom: 0.2,
    lessonOf: ({ flags }) => flags,
  },
  {
    name: 'category',
    codes: CATEGORIES,
    // The likeliest is proposed; where none comes near there is no proposal.
    raisedFrom: 0.2,
    lessonOf: ({ category }) => (category === undefined ? undefined : [category]),
  },
  {
    name: 'matter',
    codes: ['matter'],
    // Most lessons are suggestions, and in a direct chat little else is told; what is taken wrongly asks for a choice.
    raisedFrom: 0.83,
    lessonOf: ({ matter }) => (matter ? ['matter'] : []),
  },
];

export function labelled(lessons: readonly Lesson[], { lessonOf }: Subject): Labelled[] {
  return lessons.flatMap((lesson) => {
    const codes = lessonOf(lesson);
    return codes === undefined ? [] : [{ text: lesson.text, codes }];
  });
}
