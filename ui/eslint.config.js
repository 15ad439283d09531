import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/platform/contract.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs["flat/recommended"],
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // TypeScript finds names that are not there, and knows the compiler's own.
      "no-undef": "off",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
    rules: {
      // Inline styles are refused by the content security policy.
      "svelte/no-inline-styles": "error",
      "svelte/button-has-type": "error",
      "svelte/no-target-blank": "error",
    },
  },
  {
    // Words of people must never be kept by the web view, and only the platform talks to the shell.
    files: ["src/**"],
    rules: {
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "fetch"],
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/platform/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }],
    },
  },
);
