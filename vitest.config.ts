import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{shared,electron,renderer,scripts,project}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is polled often starts the twin, which alone takes most of the usual second.
          expect: { poll: { timeout: 20_000 } },
          // One Electron at a time: two would fight for the two cores.
          fileParallelism: false,
        },
      },
    ],
  },
});
