import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'sandbox/**/*.test.ts', 'bench/**/*.test.ts', 'console/src/**/*.test.ts', 'api-client/**/*.test.ts'],
    globalSetup: './server/tests/setup.ts',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
