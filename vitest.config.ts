import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/seed.ts'],
    // Most of them wait for a server or a process: two at a time also on a machine of two cores.
    maxWorkers: 2,
    // Loading the program anew for each file took a third of the time. Nothing of it keeps state in modules.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Of the tests that say so: each starts a bot and a server of its own.
    maxConcurrency: 2,
  },
});
