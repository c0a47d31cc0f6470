/** The three things that a handling plan settles (三定), in the order in which they are asked for. */
export const PLAN_PARTS = ['leader', 'people', 'schedule'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

export type PlanParts = { readonly [P in PlanPart]?: string };

/** The three things, and what else was written of the measures. */
export interface PlanText extends PlanParts {
  readonly content?: string;
}

/** The plan as it stands after several entries: a later one replaces the part that it names; other words are added. */
export function joinedPlan(entries: readonly PlanText[]): PlanText {
  return entries.reduce<PlanText>((plan, { leader, people, schedule, content }) => {
    const said = { leader, people, schedule, content: added(plan.content, content) };
    return {
      ...plan,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    };
  }, {});
}

function added(before: string | undefined, words: string | undefined): string | undefined {
  if (words === undefined || words === '' || words === before) return before;
  return before === undefined ? words : `${before};${words}`;
}

export function missingParts(plan: PlanParts): PlanPart[] {
  return PLAN_PARTS.filter((part) => plan[part] === undefined);
}
