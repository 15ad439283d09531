import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";

// Every word on the screen has a name in the wording file, and every word there for the screens is shown somewhere.

const root = join(import.meta.dirname, "../..");
const english = readFileSync(join(root, "../assets/wording/en.ftl"), "utf8");
const contract = readFileSync(join(root, "src/platform/contract.ts"), "utf8");

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    if (file.isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(path) && !/\.test\.ts$/.test(path) ? [path] : [];
  });
}

/** The names in a union type of the contract: what can stand in the gap of a template. */
function union(type: string): string[] {
  const found = new RegExp(`export type ${type} = ([^;]*);`).exec(contract)?.[1] ?? "";
  return [...found.matchAll(/"([^"]+)"/g)].map((name) => name[1] ?? "");
}

/** The values that the gaps in the code stand for, by how the gap begins and ends. */
const gaps: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^backup-why-§$/, ["before_migration", "before_restore", "apart"]],
  [/^history-§$/, union("Turned")],
  // What nobody has said has no words.
  [/^authorship-§(-hint)?$/, union("Authorship").filter((name) => name !== "not_said")],
  [/^changed-§$/, ["today", "yesterday", "weekday", "last-week", "day", "day-and-year"]],
  [/^colour-§$/, union("Colour")],
  [/^error-§$/, union("ErrorCode")],
  [/^group-§$/, ["good_day", "please_do"]],
  [/^guessing-§$/, union("Guessing")],
  [/^looks-§(-for)?$/, union("Design")],
  [/^looks-theme-§$/, ["own", "plain"]],
  [/^need-§$/, union("CommunicationNeed")],
  [/^need-group-§$/, union("NeedGroup")],
  [/^paper-§$/, union("Paper")],
  [/^place-§$/, ["details", "photo", "written"]],
  [/^reading-mend-§$/, ["damaged", "changes_missing", "backup", "keys_gone"]],
  [/^reading-why-§$/, union("WhyReading")],
  [/^side-§$/, ["same", "differs", "here", "file"]],
  [/^section-§-(name|question|prompt|placeholder|hint)$/, union("Section")],
  [/^step-§$/, [...union("StepKind"), "next_voice"]],
  [/^voice-§(-hint)?$/, union("Whose")],
  [/^§-done$/, ["undo", "redo"]],
];

const code = sources(join(root, "src"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
// Some names stand in another place than right after `t(`: whatever looks like one in quotes counts as used.
const written = [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map((found) => found[1] ?? "");
const quoted = new Set([...code.matchAll(/"([a-z0-9_-]+)"/g)].map((found) => found[1] ?? ""));
const templates = [...code.matchAll(/`((?:[a-z_-]|\$\{[^`]*?\})+)`/g)]
  .map((found) => (found[1] ?? "").replace(/\$\{[^}]*\}/g, "§"))
  .filter((shape) => gaps.some(([pattern]) => pattern.test(shape)));
const asked = [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map((found) =>
  (found[1] ?? "").replace(/\$\{[^}]*\}/g, "§"),
);

function ids(shape: string): string[] {
  const values = gaps.find(([pattern]) => pattern.test(shape))?.[1] ?? [];
  return values.map((value) => shape.replace("§", value));
}

const bundle = new FluentBundle("en-GB");
const errors = bundle.addResource(new FluentResource(english));

function block(heading: string): string[] {
  const text = english.split(`### ${heading}`)[1]?.split(/^### /m)[0] ?? "";
  return [...text.matchAll(/^([a-z][A-Za-z0-9_-]*) *=/gm)].map((found) => found[1] ?? "");
}

test("the wording file is whole, and names nothing twice", () => {
  expect(errors).toEqual([]);
});

test("every template of a name is one whose values are known", () => {
  expect(asked.filter((shape) => ids(shape).length === 0)).toEqual([]);
});

test("every name in the code is in the wording file", () => {
  const wanted = [...written, ...templates.flatMap(ids)];
  expect(wanted.length).toBeGreaterThan(200);
  expect(wanted.filter((id) => !bundle.hasMessage(id))).toEqual([]);
});

describe("nothing is worded that is never shown:", () => {
  const used = new Set([...quoted, ...templates.flatMap(ids)]);
  for (const heading of ["The screens (ui)", "Errors"])
    test(heading, () => {
      const there = block(heading);
      expect(there.length).toBeGreaterThan(30);
      expect(there.filter((id) => !used.has(id))).toEqual([]);
    });
});

test("there is no text in the code but in the wording file", () => {
  const markup = sources(join(root, "src"))
    .filter((path) => path.endsWith(".svelte"))
    .map((path) => {
      const text = readFileSync(path, "utf8")
        .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, "")
        // Expressions, innermost first; then tags, whose arrows are gone with the expressions.
        .replace(/\{[^{}]*\}/g, "")
        .replace(/\{[^{}]*\}/g, "")
        .replace(/\{[^{}]*\}/g, "")
        .replace(/<[^>]*>/g, "");
      return [path.slice(root.length), /\p{L}{2,}/u.exec(text)?.[0]];
    });
  expect(markup.filter(([, word]) => word)).toEqual([]);
});
