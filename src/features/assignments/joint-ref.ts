import type { LetteredRef } from '../../chat/command-call.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';

/** 交12: what waits to be issued jointly is called after the intake number of its matter. */
export function jointRef({ intakeNumber }: Pick<Suggestion, 'intakeNumber'>): {
  readonly ref: LetteredRef;
  readonly shown: string;
} {
  return { ref: { letter: '交', serial: intakeNumber }, shown: `交${intakeNumber}` };
}
