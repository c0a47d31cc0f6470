import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';

const world = await createWorld();

it('smoke', async () => {
  const t0 = performance.now();
  for (const make of [() => world.draft(), () => world.submitted({ in: 'g1' }), () => world.registered({ confidential: true }), () => world.assignedTo('区教育局', { assisting: '区住建局' }), () => world.signedOff('区住建局'), () => world.returnRequested('园区管委会'), () => world.replied(), () => world.closed(), () => world.withdrawn(), () => world.declined()]) {
    const built = await make();
    console.log(built, await world.audit(built.intake), Math.round(performance.now() - t0), world.heardIn());
  }
  expect(1).toBe(1);
});
