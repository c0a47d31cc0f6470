import { awaited, type JointIssue } from '../../domain/assignment/joint-issue.ts';
import { listSystems } from '../../storage/enrolment.ts';
import { findJointIssues } from '../../storage/joint-issues.ts';
import { listUnits } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { sharesWords } from '../assignments/plan.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';

/** A matter that waits to be issued jointly, shown as 交12 after its intake number. */
export interface PendingJoint {
  readonly letter: '交';
  readonly matter: Matter;
  readonly request: { readonly serial: number };
  readonly issue: JointIssue;
  /** Systems for which the speaker answers and has not answered yet. */
  readonly own: readonly string[];
  /** The units that it is to go to, in words. */
  readonly units: string;
  /** The systems that have not answered yet, in words. */
  readonly systems: string;
}

/** What waits for the offices that issue jointly, as long as the matter is still to be assigned. */
export async function waitingJointly(context: CommandContext): Promise<PendingJoint[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const issues = await findJointIssues(tx, congressId, { state: 'pending' });
  const suggestions = await findSuggestions(tx, congressId, {
    id: { in: issues.map(({ suggestionId }) => suggestionId) },
    state: 'registered',
  });
  const matters = new Map(
    (await loadMatters(context, suggestions)).map((matter) => [matter.suggestion.id, matter]),
  );
  const units = await listUnits(tx, congressId);
  const systems = await listSystems(tx, congressId);
  const waiting = issues.flatMap((issue): PendingJoint[] => {
    const matter = matters.get(issue.suggestionId);
    if (matter === undefined) return [];
    const left = awaited(issue);
    const shares = issue.plan.shares.flatMap(({ unitId, role }) =>
      units.filter(({ id }) => id === unitId).map((unit) => ({ unit, role })),
    );
    return [
      {
        letter: '交',
        matter,
        request: { serial: matter.suggestion.intakeNumber },
        issue,
        own: left.filter((id) => ownSystems(context).includes(id)),
        units: sharesWords(context, shares),
        systems: systems
          .filter(({ id }) => left.includes(id))
          .map(({ name }) => name)
          .join('、'),
      },
    ];
  });
  return waiting.toSorted((one, other) => one.request.serial - other.request.serial);
}

/** Those of them that the speaker is asked about; staff, who asks, is not. */
export async function askedJointly(context: CommandContext): Promise<PendingJoint[]> {
  return (await waitingJointly(context)).filter(({ own }) => own.length > 0);
}

function ownSystems({ actor }: CommandContext): readonly string[] {
  return actor.members.flatMap((member) =>
    member.roles.includes('coordinator') && member.systemId !== undefined ? [member.systemId] : [],
  );
}
