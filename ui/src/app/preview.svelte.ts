// The page of one person as it will print. The newest answer wins; one question is on its way at a time.

import { call, failureIn, type Failure, type Page, type Paper } from "../platform";

export class Preview {
  page = $state.raw<Page | null>(null);
  paper = $state<Paper>("a4");
  failure = $state.raw<Failure | null>(null);
  #running = false;
  #again = false;
  #gone = false;

  constructor(readonly person: string) {}

  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again && !this.#gone) {
      this.#again = false;
      try {
        const page = await call("page", { person: this.person, paper: this.paper });
        if (!this.#gone) this.page = page;
        this.failure = null;
      } catch (thrown) {
        this.failure = failureIn(thrown);
      }
    }
    this.#running = false;
  }

  choose(paper: Paper): void {
    this.paper = paper;
    void this.refresh();
  }

  forget(): void {
    this.#gone = true;
    this.page = null;
  }
}
