// What can be chosen about a person and of a print, in the order it is offered. The compiler holds each list complete.

import type { Authorship, Choices, Colour, Design, Paper, Theme } from "../platform";

const colours: Record<Colour, true> = {
  pine: true,
  clay: true,
  iris: true,
  sea: true,
  berry: true,
  moss: true,
  plum: true,
  bark: true,
};

// That nobody has said it is not chosen: nothing is until somebody does.
type Chosen = Exclude<Authorship, "not_said">;
const authorships: Record<Chosen, true> = { alone: true, together: true, by_others: true };

const designs: Record<Design, true> = {
  classic: true,
  columns: true,
  photo: true,
  poster: true,
  story: true,
  large: true,
  pocket: true,
  card: true,
  hospital: true,
};

const themes: Record<Theme, true> = { own: true, ...colours, plain: true };

const papers: Record<Paper, true> = { a4: true, a3: true, a5: true, letter: true, legal: true };

export const COLOURS = Object.keys(colours) as Colour[];
export const AUTHORSHIPS = Object.keys(authorships) as Chosen[];
export const DESIGNS = Object.keys(designs) as Design[];
export const THEMES = Object.keys(themes) as Theme[];
export const PAPERS = Object.keys(papers) as Paper[];

/** The sizes of large print, in points. */
export const LARGE_SIZES: readonly number[] = [20, 24, 28];

/** What is printed until somebody chooses otherwise. */
export const USUAL: Choices = {
  design: "classic",
  theme: "own",
  paper: "a4",
  size_pt: null,
  two_pages: false,
  small_photo: false,
};
