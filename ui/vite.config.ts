import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses: the shell decides where the page lives.
  base: "./",
  clearScreen: false,
  server: {
    port: 1420,
    strictPort: true,
    // The wording lies beside this folder, shared with the command and the printed page.
    fs: { allow: [".", "../assets/wording", "../assets/fonts"] },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["safari16.4", "chrome111"],
    // The content security policy allows files of our own and nothing written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { include: ["src/**/*.test.ts"] },
});
