import type { Platform } from '../../chat/platform.ts';
import type { SandboxNetwork } from './network.ts';

/** The sandbox network as the bot sees it. */
export function sandboxPlatform(network: SandboxNetwork): Platform {
  return {
    name: 'sandbox',
    account: network.account,
    sendsOncePerKey: true,
    start: network.attach,
    // `async`, so that a refusal is a rejection as with the other platforms.
    send: async (address, message, key) => Promise.resolve(network.accept(address, message, key)),
    update: async (address, receipt, message) => Promise.resolve(network.update(address, receipt, message)),
    health: () =>
      network.attached()
        ? { state: 'connected', detail: 'the simulated chat network in this process' }
        : { state: 'down', detail: 'not started' },
    stop: async () => Promise.resolve(network.detach()),
  };
}
