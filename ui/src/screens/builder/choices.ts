// What can be chosen about a person, in the order it is offered. The compiler holds each list complete.

import type { Authorship, Colour, CommunicationNeed } from "../../platform";

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

const needs: Record<CommunicationNeed, true> = {
  easy_read: true,
  large_print_20: true,
  large_print_24: true,
  large_print_28: true,
  symbols: true,
  photographs: true,
  makaton: true,
  objects: true,
  communication_passport: true,
  advocate: true,
  contact_via_carer: true,
};

const authorships: Record<Authorship, true> = { alone: true, together: true, by_others: true };

export const COLOURS = Object.keys(colours) as Colour[];
export const NEEDS = Object.keys(needs) as CommunicationNeed[];
export const AUTHORSHIPS = Object.keys(authorships) as Authorship[];
