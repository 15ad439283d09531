import { mount } from "svelte";
import App from "./app/App.svelte";
import { forgetSurroundings } from "./app/surroundings";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

// The page before this one may have been ended before it could.
forgetSurroundings();

const target = document.getElementById("app");
if (target) mount(App, { target });
