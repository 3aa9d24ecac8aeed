import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/cluster/**"],
          environment: "node",
          testTimeout: 60_000,
        },
      },
    ],
  },
});
