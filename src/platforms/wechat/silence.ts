import { log } from 'wechaty-puppet';

/**
 * Silence the two loggers of the SDK: they write texts of messages and the token to standard output and standard
 * error. `log` is the one of all Wechaty packages; file-box, memory-card and the like share the global instance of
 * the same class, which only the class itself hands out.
 */
export function silenceSdk(): void {
  log.level('silent');
  // The cast holds: Brolog.instance(level) is the documented way to that instance, and it is checked here.
  const { instance } = log.constructor as unknown as { instance?: unknown };
  if (typeof instance !== 'function')
    throw new Error('brolog has changed: its global instance cannot be silenced');
  Reflect.apply(instance, log.constructor, ['silent']);
}
