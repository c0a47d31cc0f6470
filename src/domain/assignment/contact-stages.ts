/** 三沟通 (办前、办中、办后), in their order. */
export const CONTACT_STAGES = ['before', 'during', 'after'] as const;
export type Stage = (typeof CONTACT_STAGES)[number];

/** 人来人往: ways in which people meet; a letter or a call is 文来文往 (features.md row 20). */
const IN_PERSON: readonly string[] = ['meeting', 'visit', 'forum'];

export function missingStages(done: ReadonlySet<string>): Stage[] {
  return CONTACT_STAGES.filter((stage) => !done.has(stage));
}

/**
 * Whether this is the moment to hint at a meeting: with the second contact of a share, when neither was in person. So
 * it is said once, and never when people have met.
 */
export function hintsAtMeeting(methods: readonly (string | undefined)[]): boolean {
  const met = methods.some((method) => method !== undefined && IN_PERSON.includes(method));
  return methods.length === 2 && !met;
}
