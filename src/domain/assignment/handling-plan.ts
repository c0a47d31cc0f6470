/** The three things that a handling plan settles (三定), in the order in which they are asked for. */
export const PLAN_PARTS = ['leader', 'people', 'schedule'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

export type PlanParts = { readonly [P in PlanPart]?: string };

/** The plan as it stands after several entries: a later one replaces what it names and leaves the rest. */
export function joinedPlan(entries: readonly PlanParts[]): PlanParts {
  return entries.reduce<PlanParts>((plan, { leader, people, schedule }) => {
    const said = { leader, people, schedule };
    return {
      ...plan,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    };
  }, {});
}

export function missingParts(plan: PlanParts): PlanPart[] {
  return PLAN_PARTS.filter((part) => plan[part] === undefined);
}
