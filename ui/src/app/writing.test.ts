import { beforeEach, expect, test, vi } from "vitest";
import type { Change, Changed, ProfileView } from "../platform";

const call = vi.fn<(command: string, args: { change?: Change }) => Promise<unknown>>();
vi.mock("../platform", () => ({
  call: (command: string, args: { change?: Change }) => call(command, args),
  failureIn: (thrown: unknown) => thrown,
}));

const { Writing, changedSection } = await import("./writing.svelte");
type Text = string | undefined;

/** The shell's side: one section of one person, and answers that come when they are let go. */
let lines: { id: string; text: string }[] = [];
let held: (() => void)[] = [];
let holding = false;
let refuses = false;

const view = (): ProfileView =>
  ({
    id: "amina",
    sections: [
      {
        section: "future",
        entries: lines.map((line) => ({ ...line, language: "", on_page: true, voice: {} })),
      },
    ],
  }) as unknown as ProfileView;

function apply(change: Change): Changed {
  let added = null;
  if (change.does === "add_entry") {
    added = `id-${String(lines.length + 1)}`;
    lines.splice(change.at, 0, { id: added, text: change.text });
  } else if (change.does === "set_text") {
    lines = lines.map((line) => (line.id === change.entry ? { ...line, text: change.text } : line));
  }
  return { profile: view(), added, step: "type" };
}

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  held = [];
  holding = refuses = false;
  call.mockReset();
  call.mockImplementation(async (command, { change }) => {
    if (command === "profile") return view();
    if (command === "undo") {
      lines = [];
      return { profile: view(), added: null, step: "add_entry" };
    }
    if (command !== "change" || !change) return null;
    if (holding) await new Promise<void>((go) => held.push(go));
    if (refuses) throw { code: "disk_full", details: {} };
    return apply(change);
  });
});

async function begin() {
  const writing = new Writing("amina");
  await writing.load();
  const key = writing.rows("future").at(-1)?.key ?? "";
  const shown = (): Text[] => writing.rows("future").map((row) => row.text);
  return { writing, key, shown };
}

const changes = () => call.mock.calls.flatMap(([, args]) => args.change ?? []);

test("a line is kept once the typing pauses, and the next is ready", async () => {
  const { writing, key, shown } = await begin();
  writing.type("future", key, "A d");
  await vi.advanceTimersByTimeAsync(300);
  writing.type("future", key, "A dog");
  await vi.advanceTimersByTimeAsync(399);
  expect(changes()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(changes()).toMatchObject([{ does: "add_entry", section: "future", at: 0, text: "A dog" }]);
  expect(shown()).toEqual(["A dog", ""]);
});

test("a new line that is kept stays the same row, so that the cursor stays in it", async () => {
  const { writing, key } = await begin();
  writing.type("future", key, "A dog");
  await writing.keepAll();
  expect(writing.rows("future")[0]).toMatchObject({ key, entry: { id: "id-1" } });
});

test("an answer that comes late does not overwrite what was typed since", async () => {
  const { writing, key, shown } = await begin();
  holding = true;
  writing.type("future", key, "A dog");
  const first = writing.keepAll();
  await vi.advanceTimersByTimeAsync(0);
  writing.type("future", key, "A dog called Bess");
  holding = false;
  held.forEach((go) => {
    go();
  });
  await first;
  expect(shown()).toEqual(["A dog called Bess", ""]);
  await writing.keepAll();
  expect(changes().map((change) => change.does)).toEqual(["add_entry", "set_text"]);
  expect(lines).toEqual([{ id: "id-1", text: "A dog called Bess" }]);
});

test("several lines typed faster than they are kept keep their order", async () => {
  const { writing, shown } = await begin();
  holding = true;
  for (const text of ["One", "Two", "Three"]) {
    writing.type("future", writing.freshLine("future"), text);
    void writing.keepAll();
  }
  holding = false;
  held.forEach((go) => {
    go();
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(lines.map((line) => line.text)).toEqual(["One", "Two", "Three"]);
  expect(shown()).toEqual(["One", "Two", "Three", ""]);
});

test("words that could not be kept stay, and are kept the next time", async () => {
  const { writing, key, shown } = await begin();
  refuses = true;
  writing.type("future", key, "A dog");
  expect(await writing.keepAll()).toBe(false);
  expect(writing.failure?.code).toBe("disk_full");
  expect(shown()).toEqual(["A dog"]);
  refuses = false;
  expect(await writing.keepAll()).toBe(true);
  expect(writing.failure).toBeNull();
  expect(lines).toEqual([{ id: "id-1", text: "A dog" }]);
});

test("undo shows what is kept then, and no draft", async () => {
  const { writing, key, shown } = await begin();
  writing.type("future", key, "A dog");
  expect(await writing.undo()).toBe("future");
  expect(shown()).toEqual([""]);
});

test("locking forgets every word", async () => {
  const { writing, key } = await begin();
  writing.type("future", key, "A dog");
  writing.forget();
  await vi.advanceTimersByTimeAsync(1000);
  expect(writing.profile).toBeNull();
  expect(writing.rows("future")).toEqual([]);
  expect(changes()).toEqual([]);
});

test("the section that an undo changed is found", () => {
  const before = view();
  lines = [{ id: "id-1", text: "A dog" }];
  expect(changedSection(before, view())).toBe("future");
  expect(changedSection(view(), view())).toBeNull();
});
