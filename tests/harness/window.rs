//! The app in its window, as WebDriver sees it.

use crate::desktop::Desktop;
use crate::{program, project};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::fs;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// How long anything may take before a test gives up: a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(1);

/// Tries again and again until there is an answer.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(PATIENCE, look).unwrap_or_else(|| panic!("waited in vain for {what}"))
}

/// Tries again and again until there is an answer, or the time is over.
pub fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let answer = look();
        if answer.is_some() || start.elapsed() >= time {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The app, open.
pub struct Window<'a> {
    pub desktop: &'a Desktop,
    client: Client,
    runtime: Runtime,
}

impl<'a> Window<'a> {
    /// Opens the app on a desktop.
    pub fn open(desktop: &'a Desktop) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("tauri:options".into(), json!({ "application": program("what-matters") }));
        let client = until("the driver", || {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.clone());
            runtime.block_on(builder.connect(&desktop.driver())).ok()
        });
        let window = Self { desktop, client, runtime };
        window.see("main");
        window
    }

    /// Ends the driver's session, and with it the app, and waits until it is gone.
    pub fn close(self) {
        // A session whose app is gone already is fine.
        let _ = self.runtime.block_on(self.client.close());
        until("the library to be let go", || {
            let lock = self.desktop.library().join("lock");
            match fs::File::open(lock) {
                Ok(file) => file.try_lock().ok(),
                Err(_) => Some(()),
            }
        });
    }

    fn wait<T, E: Debug>(&self, work: impl Future<Output = Result<T, E>>) -> T {
        self.runtime.block_on(work).unwrap()
    }

    /// Waits until something stands on the screen, and gives it.
    pub fn see(&self, css: &str) -> Element {
        until(css, || {
            let found = self.runtime.block_on(self.client.find(Locator::Css(css))).ok()?;
            let seen = self.runtime.block_on(found.is_displayed()).ok()?;
            seen.then_some(found)
        })
    }

    /// The thing named so in the markup.
    pub fn thing(&self, name: &str) -> Element {
        self.see(&format!("[data-test=\"{name}\"]"))
    }

    /// Whether something is on the screen now.
    pub fn has(&self, css: &str) -> bool {
        !self.all(css).is_empty()
    }

    /// Everything on the screen that fits.
    pub fn all(&self, css: &str) -> Vec<Element> {
        self.wait(self.client.find_all(Locator::Css(css)))
    }

    /// Waits until a text stands in something.
    pub fn see_text(&self, css: &str, text: &str) {
        until(&format!("{text:?} in {css}"), || {
            self.all(css)
                .into_iter()
                .any(|found| self.runtime.block_on(found.text()).is_ok_and(|seen| seen.contains(text)))
                .then_some(())
        });
    }

    /// Clicks on the thing named so. The driver scrolls the window alone, not what scrolls within it.
    pub fn click(&self, name: &str) {
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        let css = format!("[data-test=\"{name}\"]");
        until(&format!("a click on {name}"), || {
            let found = self.see(&css);
            self.script(script, vec![json!(css)]);
            self.runtime.block_on(found.click()).ok()
        });
    }

    /// Clicks on the one of these that says something.
    pub fn click_text(&self, css: &str, text: &str) {
        let found = until(&format!("{text:?} in {css}"), || {
            self.all(css)
                .into_iter()
                .find(|found| self.runtime.block_on(found.text()).is_ok_and(|seen| seen.contains(text)))
        });
        self.wait(found.click());
    }

    /// Empties the field named so.
    pub fn clear(&self, name: &str) {
        self.wait(self.thing(name).clear());
    }

    /// Types into the thing named so.
    pub fn type_into(&self, name: &str, text: &str) {
        self.click(name);
        self.wait(self.thing(name).send_keys(text));
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

    /// What a script gives.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute(script, arguments))
    }

    /// The texts of everything that fits, read at one moment.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.value ?? e.innerText)";
        serde_json::from_value(self.script(script, vec![json!(css)])).unwrap()
    }

    /// Takes a picture of the window into `build/screens`.
    pub fn picture(&self, name: &str) {
        let folder = project().join("build/screens");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), self.wait(self.client.screenshot())).unwrap();
    }

    /// Asserts that axe-core finds nothing amiss on what is on the screen.
    pub fn is_accessible(&self, screen: &str) {
        let axe = project().join("ui/node_modules/axe-core/axe.min.js");
        self.script(&fs::read_to_string(axe).unwrap(), vec![]);
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] })
                .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))))
                .catch(error => done([String(error)]));";
        let found = self.wait(self.client.execute_async(script, vec![]));
        assert_eq!(found, json!([]), "on the screen {screen}");
    }

    /// Sets the size of the window.
    pub fn resize(&self, width: u32, height: u32) {
        self.wait(self.client.set_window_size(width, height));
    }
}
