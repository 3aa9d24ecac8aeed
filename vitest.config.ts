import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/cluster/**"],
          globalSetup: ["test/cli/build.ts"],
          environment: "node",
          setupFiles: ["test/seed.ts"],
          // Files share a thread and what it has loaded; no test changes what a module holds.
          isolate: false,
          maxWorkers: "100%",
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/support/build.ts"],
          environment: "node",
          setupFiles: ["test/seed.ts"],
          isolate: false,
          maxWorkers: 1,
          // After the others: pages need the processor to themselves.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
