import type { Stage } from '../../domain/assignment/contact-stages.ts';

export const STAGE_NAMES = { before: '办前', during: '办中', after: '办后' } as const satisfies Record<
  Stage,
  string
>;
