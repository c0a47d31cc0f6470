import type { World } from './world.ts';
import type { Built } from './world-builders.ts';

/** The deputy has joined the suggestion, whatever its state; the invitation is not in the test that says so. */
export async function cosigned(world: World, { intake }: Built, externalId: string): Promise<void> {
  const { read, prisma } = world.app.database;
  const suggestion = await read.suggestion.findFirstOrThrow({
    where: { intakeNumber: Number(intake.slice(1)) },
  });
  const deputy = await read.membership.findFirstOrThrow({
    where: { person: { identities: { some: { externalId } } } },
  });
  await prisma.cosigner.create({
    data: {
      congressId: world.congressId,
      suggestionId: suggestion.id,
      deputyId: deputy.id,
      state: 'agreed',
      invitedAt: world.clock.now(),
    },
  });
}
