import { beforeEach, expect, test, vi } from "vitest";
import type {
  Change,
  Changed,
  Choices,
  ErrorCode,
  ProfileView,
  Section,
  VoiceView,
} from "../platform";

interface Args {
  change?: Change;
  choices?: Choices;
}
const call = vi.fn<(command: string, args: Args) => Promise<unknown>>();
vi.mock("../platform", () => ({
  call: (command: string, args: Args) => call(command, args),
  failureIn: (thrown: unknown) => thrown,
}));

const { Writing, changedSection } = await import("./writing.svelte");
const { NextVoices } = await import("./next-voice.svelte");
type Text = string | undefined;

interface Line {
  id: string;
  text: string;
  voice?: VoiceView;
  section?: Section;
}

/** The shell's side: two sections of one person, and answers that come when they are let go. */
let lines: Line[] = [];
/** What was before each change, for undo. */
let steps: Line[][] = [];
let held: (() => void)[] = [];
let holding = false;
let refuses: ErrorCode | null = null;
let looks: (Choices | undefined)[] = [];
let photo = true;

const STAFF: VoiceView = { whose: "staff", name: "Priya", how_we_know: "" };
const MUM: VoiceView = { whose: "family_or_friend", name: "Rukhsana, mum", how_we_know: "" };
const OWN: VoiceView = { whose: "own", name: "", how_we_know: "" };
const NOT_SAID: VoiceView = { whose: "not_said", name: "", how_we_know: "" };

// What the shell throws goes through `failureIn`, and that gives it as it is.
const refusal = (code: ErrorCode) => Object.assign(new Error(code), { code, details: {} });

const view = (): ProfileView =>
  ({
    id: "amina",
    undo: steps.length > 0 ? "add_entry" : null,
    sections: (["future", "support"] as const).map((section) => ({
      section,
      entries: lines
        .filter((line) => (line.section ?? "future") === section)
        .map(({ id, text, voice }) => ({ id, text, voice, language: "", on_page: true })),
    })),
  }) as unknown as ProfileView;

/** What is there, without where it stands. */
const kept = () => lines.map(({ id, text }) => ({ id, text }));

function apply(change: Change): Changed {
  const before = lines;
  const added: string[] = [];
  if (change.does === "add_entries") {
    for (const entry of change.entries) {
      const id = `id-${String(lines.length + 1)}`;
      added.push(id);
      lines = [...lines, { id, ...entry, section: change.section }];
    }
  } else if (change.does === "set_text" || change.does === "set_voice") {
    if (!lines.some((line) => line.id === change.entry)) throw refusal("entry_gone");
  } else if (change.does === "describe_photo" && !photo) throw refusal("no_photo_chosen");
  if (change.does === "remove_entry") lines = lines.filter((line) => line.id !== change.entry);
  if (change.does === "set_text") {
    lines = lines.map((line) => (line.id === change.entry ? { ...line, text: change.text } : line));
  }
  steps.push(before);
  return { profile: view(), added, step: "type" };
}

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  steps = [];
  held = [];
  holding = false;
  refuses = null;
  looks = [];
  photo = true;
  call.mockReset();
  call.mockImplementation(async (command, { change, choices }) => {
    if (command === "profile") return view();
    if (command === "undo") {
      lines = steps.pop() ?? [];
      return { profile: view(), added: [], step: "add_entry" };
    }
    if (command !== "change" && command !== "keep_look") return null;
    if (holding) await new Promise<void>((go) => held.push(go));
    if (refuses) throw refusal(refuses);
    if (change) return apply(change);
    looks.push(choices);
    return { profile: view(), added: [], step: "look" };
  });
});

async function begin(voices = new NextVoices()) {
  const writing = new Writing("amina", voices.of("amina", "not_said"));
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
  expect(changes()).toMatchObject([
    { does: "add_entries", section: "future", at: 0, entries: [{ text: "A dog" }] },
  ]);
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
  expect(changes().map((change) => change.does)).toEqual(["add_entries", "set_text"]);
  expect(kept()).toEqual([{ id: "id-1", text: "A dog called Bess" }]);
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
  refuses = "disk_full";
  writing.type("future", key, "A dog");
  expect(await writing.keepAll()).toBe(false);
  expect(writing.failure?.code).toBe("disk_full");
  expect(shown()).toEqual(["A dog"]);
  refuses = null;
  expect(await writing.keepAll()).toBe(true);
  expect(writing.failure).toBeNull();
  expect(kept()).toEqual([{ id: "id-1", text: "A dog" }]);
});

test("what could not be kept is tried again by itself", async () => {
  const { writing, key } = await begin();
  refuses = "cannot_write";
  writing.type("future", key, "A dog");
  await writing.keepAll();
  refuses = null;
  await vi.advanceTimersByTimeAsync(2999);
  expect(lines).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept()).toEqual([{ id: "id-1", text: "A dog" }]);
  expect(writing.failure).toBeNull();
});

test("what only somebody can make otherwise is not tried again by itself", async () => {
  const { writing, key } = await begin();
  refuses = "too_long";
  writing.type("future", key, "A dog, and so on");
  expect(await writing.keepAll()).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(changes().length).toBe(1);
  expect(writing.failure?.code).toBe("too_long");
});

test("a change of something that is gone is let go", async () => {
  const { writing } = await begin();
  photo = false;
  writing.later("voice id-9", () => ({ does: "set_voice", entry: "id-9", voice: STAFF }));
  writing.later("photo", () => ({ does: "describe_photo", description: "Amina at the sea" }));
  expect(await writing.keepAll()).toBe(true);
  expect(changes().length).toBe(2);
  expect(writing.pending).toBe(false);
  expect(writing.failure).toBeNull();
});

test("words typed into a line that is gone become a new line", async () => {
  lines = [{ id: "id-7", text: "A cat" }];
  const { writing, shown } = await begin();
  // Nobody has told the page.
  lines = [];
  writing.type("future", "id-7", "A cat called Tom");
  expect(await writing.keepAll()).toBe(true);
  expect(kept()).toEqual([{ id: "id-1", text: "A cat called Tom" }]);
  expect(shown()).toEqual(["A cat called Tom", ""]);
  // The one that was gone may come back, and is itself then.
  lines.push({ id: "id-7", text: "A cat" });
  writing.takeAnew({ profile: view(), added: [], step: "bring_back" });
  expect(shown()).toEqual(["A cat called Tom", "A cat", ""]);
  const keys = writing.rows("future").map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("words typed into a line while undo takes it away become a new line", async () => {
  lines = [{ id: "id-7", text: "A cat" }];
  const { writing, shown } = await begin();
  const undone = writing.undo();
  await vi.advanceTimersByTimeAsync(0);
  writing.type("future", "id-7", "A cat called Tom");
  await undone;
  expect(await writing.keepAll()).toBe(true);
  expect(shown()).toEqual(["A cat called Tom", ""]);
});

test("words that could not be kept go with a line that is taken out", async () => {
  lines = [{ id: "id-7", text: "A cat" }];
  const { writing, shown } = await begin();
  refuses = "too_long";
  writing.type("future", "id-7", "A cat, and so on");
  await writing.keepAll();
  call.mockImplementationOnce(() => Promise.reject(refusal("too_long")));
  refuses = null;
  await writing.change({ does: "remove_entry", entry: "id-7" }, "");
  expect(await writing.keepAll()).toBe(true);
  expect(shown()).toEqual([""]);
});

test("a look that could not be kept is kept later", async () => {
  const { writing } = await begin();
  refuses = "disk_full";
  writing.preview.choose({ design: "poster" });
  expect(await writing.keepAll()).toBe(false);
  expect(writing.pending).toBe(true);
  refuses = null;
  await vi.advanceTimersByTimeAsync(3000);
  expect(looks).toEqual([writing.preview.choices]);
  expect(looks[0]?.design).toBe("poster");
  expect(writing.pending).toBe(false);
});

test("what is kept apart once does not go there again", async () => {
  const { writing, key } = await begin();
  refuses = "changed_outside";
  writing.type("future", key, "A dog");
  writing.preview.choose({ design: "poster" });
  const asked = () =>
    call.mock.calls.filter(([command]) => ["change", "keep_look"].includes(command)).length;
  await writing.keepAll();
  expect(asked()).toBe(2);
  expect(await writing.keepAll()).toBe(false);
  expect(asked()).toBe(2);
});

test("words that wait stand over what is brought back", async () => {
  lines = [
    { id: "id-7", text: "A cat" },
    { id: "id-8", text: "A bird" },
  ];
  const { writing, shown } = await begin();
  writing.type("future", "id-8", "A bird and its song");
  await writing.keepAll();
  refuses = "disk_full";
  writing.type("future", "id-7", "A cat called Tom");
  await writing.keepAll();
  lines = [
    { id: "id-7", text: "A kitten" },
    { id: "id-8", text: "An egg" },
  ];
  writing.takeAnew({ profile: view(), added: [], step: "bring_back" });
  expect(shown()).toEqual(["A cat called Tom", "An egg", ""]);
});

test("what waits is given by its name", async () => {
  const { writing } = await begin();
  const change: Change = { does: "set_voice", entry: "id-9", voice: STAFF };
  writing.later("voice id-9", () => change);
  expect(writing.waits("voice id-9", "set_voice")?.voice).toEqual(STAFF);
  expect(writing.waits("voice id-9", "set_details")).toBeNull();
  expect(writing.waits("voice id-8", "set_voice")).toBeNull();
  await writing.keepAll();
  expect(writing.waits("voice id-9", "set_voice")).toBeNull();
});

test("undo shows what is kept then, and no draft", async () => {
  const { writing, key, shown } = await begin();
  writing.type("future", key, "A dog");
  expect(await writing.undo()).toBe("future");
  expect(shown()).toEqual([""]);
});

test("a new line is in nobody's voice until somebody has chosen one", async () => {
  const { writing, key } = await begin();
  expect(writing.voiceOf("future", key)).toEqual(NOT_SAID);
  writing.type("future", key, "A dog");
  await writing.keepAll();
  writing.chooseVoice("future", writing.freshLine("future"), MUM);
  writing.type("future", writing.freshLine("future"), "A cat");
  await writing.keepAll();
  writing.type("future", writing.freshLine("future"), "A bird");
  await writing.keepAll();
  expect(lines.map((line) => line.voice)).toEqual([NOT_SAID, MUM, MUM]);
});

test("in one's own library a new line is in one's own words", async () => {
  const writing = new Writing("amina", new NextVoices().of("amina", "own"));
  await writing.load();
  writing.type("future", writing.freshLine("future"), "A dog");
  await writing.keepAll();
  expect(lines[0]?.voice).toEqual(OWN);
});

test("a choice is still there after a look at somebody else, until the library is locked", async () => {
  const voices = new NextVoices();
  const first = await begin(voices);
  first.writing.chooseVoice("future", first.key, MUM);
  expect(voices.of("bo", "not_said").of("future")).toEqual(NOT_SAID);
  const again = await begin(voices);
  expect(again.writing.voiceOf("future", again.key)).toEqual(MUM);
  expect(again.writing.undoes).toBe("next_voice");
  voices.forgetAll();
  expect(again.writing.voiceOf("future", again.key)).toEqual(NOT_SAID);
  const later = await begin(voices);
  expect(later.writing.voiceOf("future", later.key)).toEqual(NOT_SAID);
});

test("a choice holds for its own question alone", async () => {
  const { writing, key } = await begin();
  writing.chooseVoice("future", key, MUM);
  writing.type("support", writing.freshLine("support"), "Slowly");
  await writing.keepAll();
  expect(lines[0]?.voice).toEqual(NOT_SAID);
});

test("the voice of a line that is there says nothing of the next one", async () => {
  lines = [{ id: "id-7", text: "A cat", voice: NOT_SAID }];
  const { writing, key } = await begin();
  await writing.change({ does: "set_voice", entry: "id-7", voice: STAFF }, "");
  expect(writing.voiceOf("future", key)).toEqual(NOT_SAID);
});

test("undo takes a choice back, and before it the line that was said in it", async () => {
  const { writing, key, shown } = await begin();
  writing.chooseVoice("future", key, MUM);
  expect(writing.undoes).toBe("next_voice");
  writing.type("future", key, "A dog");
  await writing.keepAll();
  expect(writing.undoes).toBe("add_entry");
  await writing.undo();
  expect(shown()).toEqual([""]);
  expect(writing.voiceOf("future", writing.freshLine("future"))).toEqual(MUM);
  expect(await writing.undo()).toBe("future");
  expect(writing.voiceOf("future", writing.freshLine("future"))).toEqual(NOT_SAID);
  expect(writing.undoes).toBeNull();
});

test("going through the choices is one choice, and back where it began is none", async () => {
  const { writing, key } = await begin();
  writing.chooseVoice("future", key, OWN);
  writing.chooseVoice("future", key, MUM);
  writing.chooseVoice("support", "new", STAFF);
  await writing.undo();
  await writing.undo();
  expect(writing.voiceOf("future", key)).toEqual(NOT_SAID);
  writing.chooseVoice("future", key, OWN);
  writing.chooseVoice("future", key, NOT_SAID);
  expect(writing.undoes).toBeNull();
});

test("whose words a line is does not change while it waits to be kept", async () => {
  const { writing, key } = await begin();
  refuses = "disk_full";
  writing.chooseVoice("future", key, MUM);
  writing.type("future", key, "A dog");
  await writing.keepAll();
  writing.chooseVoice("future", writing.freshLine("future"), STAFF);
  expect(writing.voiceOf("future", key)).toEqual(MUM);
  refuses = null;
  await writing.keepAll();
  expect(lines[0]?.voice).toEqual(MUM);
});

test("words typed into a line that is gone stay in its voice", async () => {
  lines = [{ id: "id-7", text: "A cat", voice: MUM }];
  const { writing } = await begin();
  lines = [];
  writing.type("future", "id-7", "A cat called Tom");
  await writing.keepAll();
  expect(lines).toMatchObject([{ text: "A cat called Tom", voice: MUM }]);
});

test("lines that are added together are one step, in the voice that stood there", async () => {
  const { writing, key, shown } = await begin();
  writing.chooseVoice("future", key, MUM);
  const last = writing.add("future", key, ["One", "Two", "Three"]);
  expect(shown()).toEqual(["One", "Two", "Three", ""]);
  expect(await writing.keepAll()).toBe(true);
  expect(changes().length).toBe(1);
  expect(lines.map((line) => line.voice)).toEqual([MUM, MUM, MUM]);
  expect(shown()).toEqual(["One", "Two", "Three", ""]);
  expect(writing.rows("future").at(-1)?.key).toBe(last);
  await writing.undo();
  expect(shown()).toEqual([""]);
});

test("lines that could not be added wait, and what is typed into one of them is not lost", async () => {
  const { writing, key, shown } = await begin();
  refuses = "disk_full";
  writing.add("future", key, ["One", "Two", "Three"]);
  await writing.keepAll();
  const second = writing.rows("future")[1]?.key ?? "";
  writing.type("future", second, "Two and a half");
  await writing.keepAll();
  writing.takeAnew({ profile: view(), added: [], step: "bring_back" });
  expect(shown()).toEqual(["One", "Two and a half", "Three", ""]);
  refuses = null;
  expect(await writing.keepAll()).toBe(true);
  expect(lines.map((line) => line.text)).toEqual(["One", "Two and a half", "Three"]);
  expect(shown()).toEqual(["One", "Two and a half", "Three", ""]);
});

test("a line that shows nothing is no line", async () => {
  const { writing, key } = await begin();
  for (const nothing of ["\u200b", "\u2060", "\u00ad", "\u2800", "\u3164", " \u00a0"]) {
    writing.type("future", key, nothing);
    await writing.keepAll();
  }
  expect(changes()).toEqual([]);
  expect(writing.count("future")).toBe(0);
  expect(writing.freshLine("future")).toBe(key);
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
