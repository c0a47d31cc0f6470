import type { AnyCall, Call } from '../chat/card-call.ts';

/** What handles each kind of call; `C` is the context that the composition root opens for an event. */
export type Commands<C> = {
  readonly [N in AnyCall['name']]?: (context: C, call: Call<N>) => Promise<void>;
};

/** Run the handler of a call; false when there is none. */
export async function runCall<C>(commands: Commands<C>, context: C, call: AnyCall): Promise<boolean> {
  // The cast holds: the handler stored under a name takes the calls of that name.
  const handler = commands[call.name] as ((context: C, call: AnyCall) => Promise<void>) | undefined;
  if (handler === undefined) return false;
  await handler(context, call);
  return true;
}
