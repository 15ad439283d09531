// Giving somebody their name: the one thing that is asked before a page is begun.

import { shows } from "../platform/shows";
import { Doing } from "./doing.svelte";

export class Naming {
  name = $state("");
  readonly doing = new Doing();

  /** `give` takes the name once there is one. */
  constructor(readonly give: (name: string) => Promise<void>) {}

  readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.doing.busy) return;
    const name = this.name.trim();
    if (!shows(name)) this.doing.failure = { code: "no_name", details: {}, faults: [] };
    else await this.doing.once(() => this.give(name));
  };
}
