import type { Platform } from '../../chat/platform.ts';
import type { SandboxNetwork } from './network.ts';

/** The sandbox network as the bot sees it. */
export function sandboxPlatform(network: SandboxNetwork): Platform {
  return {
    name: 'sandbox',
    account: network.account,
    sendsOncePerKey: true,
    start: async ({ receive, connected }) => {
      await connected(network.account);
      await network.attach(receive);
    },
    async send(address, message, key) {
      await network.pass();
      return network.accept(address, message, key);
    },
    async update(address, receipt, message) {
      await network.pass();
      network.update(address, receipt, message);
    },
    health() {
      if (!network.attached()) return { state: 'down', detail: 'not started' };
      if (network.faults().includes('disconnect'))
        return { state: 'down', detail: 'disconnected by a switch of the sandbox page' };
      return { state: 'connected', detail: 'the simulated chat network in this process' };
    },
    stop: async () => Promise.resolve(network.detach()),
  };
}
