//! The app in its window, as WebDriver sees it.

use crate::desktop::Desktop;
use crate::patience::{PATIENCE, until, within};
use crate::{program, project};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// How far the pointer goes at once while something is dragged, in pixels.
const STRIDE: f64 = 8.0;
/// How long that takes.
const MOMENT: Duration = Duration::from_millis(15);

/// How many drivers may fail, one after the other, before a test does.
const DRIVERS: u32 = 3;

/// Lets nothing begin to move: what is half faded has not the colours it is read in. What a style sheet moves is at its
/// end at once, and does not begin again afterwards, as it would were it taken away.
const STILL: &str = "const still = new CSSStyleSheet();
    still.replaceSync(`*, ::before, ::after, ::backdrop {
        transition: none !important; animation-duration: 0s !important; animation-delay: 0s !important }`);
    document.adoptedStyleSheets.push(still)";

/// The app, open.
pub struct Window<'a> {
    pub desktop: &'a Desktop,
    client: Client,
    runtime: Runtime,
}

impl<'a> Window<'a> {
    /// Opens the app on a desktop.
    pub fn open(desktop: &'a Desktop) -> Self {
        Self::open_by(desktop, &program("what-matters"))
    }

    /// Opens the app by a program that starts it.
    pub fn open_by(desktop: &'a Desktop, starter: &Path) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("tauri:options".into(), json!({ "application": starter }));
        // A driver that says nothing, or that another program's port kept from starting, has failed before the app had a
        // part in it.
        let mut client = connect(&runtime, desktop, &capabilities);
        for _ in 1..DRIVERS {
            client = client.or_else(|_| {
                desktop.restart_driver();
                connect(&runtime, desktop, &capabilities)
            });
        }
        let client = client.unwrap_or_else(|said| panic!("no driver opens the app; the last said: {said}"));
        let window = Self { desktop, client, runtime };
        window.see("main");
        window
    }

    /// Ends the driver's session, and with it the app, and waits until it is gone.
    pub fn close(self) {
        // A session whose app is gone already is fine.
        let client = self.client.clone();
        let _ = self.ask(client.close());
        // The next copy would hand over to one that is still on its way out.
        until("the app to end", || (!self.desktop.runs_the_app()).then_some(()));
    }

    /// What the driver says. One that says nothing at all fails the test.
    fn ask<T, E>(&self, work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        self.runtime.block_on(async { timeout(PATIENCE, work).await }).expect("the driver answers")
    }

    fn wait<T, E: Debug>(&self, work: impl Future<Output = Result<T, E>>) -> T {
        self.ask(work).unwrap()
    }

    /// Waits until something stands on the screen, and gives it. In vain, it says what stands there instead.
    pub fn see(&self, css: &str) -> Element {
        self.until(css, || {
            let found = self.ask(self.client.find(Locator::Css(css))).ok()?;
            let seen = self.ask(found.is_displayed()).ok()?;
            seen.then_some(found)
        })
    }

    fn until<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        within(PATIENCE, look).unwrap_or_else(|| {
            panic!("waited in vain for {what}; the window says: {}", self.texts("body").join("\n"))
        })
    }

    /// The thing named so in the markup.
    pub fn thing(&self, name: &str) -> Element {
        self.see(&format!("[data-test=\"{name}\"]"))
    }

    /// Whether something is on the screen now.
    pub fn has(&self, css: &str) -> bool {
        self.script("return document.querySelector(arguments[0]) !== null", vec![json!(css)]) == json!(true)
    }

    /// Everything on the screen that fits.
    pub fn all(&self, css: &str) -> Vec<Element> {
        // What goes while the driver counts makes it lose count: then it is asked again.
        self.until(css, || match self.ask(self.client.find_all(Locator::Css(css))) {
            Err(error) if error.is_stale_element_reference() => None,
            found => Some(found.unwrap()),
        })
    }

    /// Waits until nothing on the screen fits any more.
    pub fn gone(&self, css: &str) {
        self.until(&format!("{css} to go"), || (!self.has(css)).then_some(()));
    }

    /// Waits until a text stands in something.
    pub fn see_text(&self, css: &str, text: &str) {
        self.until(&format!("{text:?} in {css}"), || {
            self.all(css)
                .into_iter()
                .any(|found| self.ask(found.text()).is_ok_and(|seen| seen.contains(text)))
                .then_some(())
        });
    }

    /// Clicks on the thing named so. The driver scrolls the window alone, not what scrolls within it.
    pub fn click(&self, name: &str) {
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        let css = format!("[data-test=\"{name}\"]");
        self.until(&format!("a click on {name}"), || {
            let found = self.see(&css);
            self.script(script, vec![json!(css)]);
            self.ask(found.click()).ok()
        });
    }

    /// Where the middle of the thing named so is in the window, in pixels from its left and top.
    pub fn middle(&self, name: &str) -> (u32, u32) {
        self.thing(name);
        let script = "const thing = document.querySelector(arguments[0]);
            thing.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = thing.getBoundingClientRect();
            return [left + width / 2, top + height / 2].map(Math.round)";
        let css = format!("[data-test=\"{name}\"]");
        serde_json::from_value(self.script(script, vec![json!(css)])).unwrap()
    }

    /// Clicks on the one of these that says something.
    pub fn click_text(&self, css: &str, text: &str) {
        let found = self.until(&format!("{text:?} in {css}"), || {
            self.all(css)
                .into_iter()
                .find(|found| self.ask(found.text()).is_ok_and(|seen| seen.contains(text)))
        });
        self.wait(found.click());
    }

    /// Empties the field named so.
    pub fn clear(&self, name: &str) {
        self.wait(self.thing(name).clear());
    }

    /// Chooses from the list named so.
    pub fn choose(&self, name: &str, value: &str) {
        self.wait(self.thing(name).select_by_value(value));
    }

    /// Types into the thing named so.
    pub fn type_into(&self, name: &str, text: &str) {
        self.click(name);
        self.wait(self.thing(name).send_keys(text));
    }

    /// What an attribute of something says.
    pub fn attribute(&self, element: &Element, name: &str) -> String {
        self.wait(element.attr(name)).unwrap_or_default()
    }

    /// Puts the focus on something.
    pub fn focus(&self, element: &Element) {
        self.wait(element.click());
    }

    /// The name of the thing that has the focus, if it has one.
    pub fn focused(&self) -> Option<String> {
        let name = self.script("return document.activeElement?.dataset.test ?? null", vec![]);
        name.as_str().map(str::to_owned)
    }

    /// Goes forward with the Tab key until the thing named so has the focus.
    pub fn tab_to(&self, name: &str) {
        for _ in 0..120 {
            if self.focused().as_deref() == Some(name) {
                return;
            }
            self.press(&[], "\u{e004}");
        }
        panic!("the Tab key does not reach {name}");
    }

    /// Presses keys where the focus is, with others held down.
    pub fn press(&self, held: &[char], keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in held {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.chars() {
            actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        for key in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.wait(self.client.perform_actions(actions));
    }

    /// Brings the mouse to the thing named so: some things show only then.
    pub fn hover(&self, name: &str) {
        let element = self.thing(name);
        self.point([PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 }]);
    }

    /// Takes something with the mouse, and drops it so many pixels further down, or further up by a number below zero.
    /// How far is asked once it is taken: what is on the screen may make room for it then.
    pub fn drag(&self, element: Element, down: impl FnOnce() -> f64) {
        let taken = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        self.point([taken, PointerAction::Down { button: MOUSE_BUTTON_LEFT }]);
        let down = down();
        let strides = (down.abs() / STRIDE).ceil().max(1.0);
        // In whole pixels: the driver leaves out what is less than one.
        let after = |stride: usize| (down * stride as f64 / strides).round();
        let by = |y| PointerAction::MoveBy { duration: Some(MOMENT), x: 0.0, y };
        self.point((1..=strides as usize).map(|stride| by(after(stride) - after(stride - 1))));
        self.point([PointerAction::Up { button: MOUSE_BUTTON_LEFT }]);
    }

    /// Moves the mouse to and fro.
    pub fn wiggle(&self) {
        let to = |x: f64| PointerAction::MoveTo { duration: None, x, y: 40.0 };
        self.point([to(40.0), to(60.0)]);
    }

    fn point(&self, actions: impl IntoIterator<Item = PointerAction>) {
        let mouse = MouseActions::new("mouse".to_owned());
        self.wait(self.client.perform_actions(actions.into_iter().fold(mouse, MouseActions::then)));
    }

    /// What a script gives.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute(script, arguments))
    }

    /// The texts of everything that fits, read at one moment.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(e => e.matches('input, textarea, select') ? e.value : e.innerText)";
        serde_json::from_value(self.script(script, vec![json!(css)])).unwrap()
    }

    /// Takes a picture of the window into `build/screens`.
    pub fn picture(&self, name: &str) {
        let folder = project().join("build/screens");
        fs::create_dir_all(&folder).unwrap();
        self.settle();
        fs::write(folder.join(format!("{name}.png")), self.wait(self.client.screenshot())).unwrap();
    }

    /// Asserts that axe-core finds nothing amiss on what is on the screen.
    pub fn is_accessible(&self, screen: &str) {
        let axe = project().join("ui/node_modules/axe-core/axe.min.js");
        self.script(&fs::read_to_string(axe).unwrap(), vec![]);
        self.script(STILL, vec![]);
        until("the end of what moves", || {
            let moves = "return document.getAnimations().some(one => one.playState === 'running')";
            (self.script(moves, vec![]) == json!(false)).then_some(())
        });
        // The drawing of a page is one picture to whoever does not see it, and has thousands of parts.
        let script = "const done = arguments[arguments.length - 1];
            axe.run({ exclude: ['.sheet svg'] }, { resultTypes: ['violations'] })
                .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))))
                .catch(error => done([String(error)]));";
        let found = self.wait(self.client.execute_async(script, vec![]));
        self.script("document.adoptedStyleSheets.pop()", vec![]);
        assert_eq!(found, json!([]), "on the screen {screen}");
    }

    /// Sets the size of all letters, and waits until that is drawn. Nothing is measured anew for what a script does, but
    /// for a new size of the window.
    pub fn letters(&self, size: &str) {
        let script = "const done = arguments[arguments.length - 1];
            document.documentElement.style.fontSize = arguments[0];
            dispatchEvent(new Event('resize'));
            requestAnimationFrame(() => setTimeout(done))";
        self.wait(self.client.execute_async(script, vec![json!(size)]));
    }

    /// Waits until nothing moves by itself any more and all of it is drawn, in its own typefaces and with its pictures. On a busy machine a screen stands still in the
    /// middle of a movement too.
    pub fn settle(&self) {
        let script = "const done = arguments[arguments.length - 1];
            const ends = (one) => one.effect?.getComputedTiming().endTime !== Infinity;
            const drawn = () => new Promise((then) => requestAnimationFrame(then));
            const moving = () => document.getAnimations().filter(ends).map((one) => one.finished.catch(() => 0));
            const same = (one) => Object.assign(new Image(), { src: one.src ?? one.href.baseVal });
            const images = () => [...document.querySelectorAll('img, image')].map(same);
            const pictures = () => images().map((one) => one.decode().catch(() => 0));
            (async () => {
              await drawn();
              await Promise.all([document.fonts.ready, ...moving(), ...pictures()]);
              await drawn();
              await drawn();
            })().then(() => done());";
        self.wait(self.client.execute_async(script, vec![]));
    }

    /// Sets the size of the window.
    pub fn resize(&self, width: u32, height: u32) {
        self.wait(self.client.set_window_size(width, height));
    }
}

/// The app opened by the driver, or why not. One that takes the call and then says nothing is not waited for again.
fn connect(
    runtime: &Runtime,
    desktop: &Desktop,
    capabilities: &serde_json::Map<String, Value>,
) -> Result<Client, String> {
    let mut last = String::from("nothing");
    let answer = within(PATIENCE / DRIVERS, || {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.clone());
        let answer = runtime.block_on(async { timeout(PATIENCE, builder.connect(&desktop.driver())).await });
        match answer {
            Ok(Ok(client)) => Some(Ok(client)),
            Ok(Err(error)) => {
                last = error.to_string();
                None
            }
            Err(_) => Some(Err(String::from("nothing"))),
        }
    });
    answer.unwrap_or(Err(last))
}
