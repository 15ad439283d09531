//! The app: one window, one copy at a time, nothing it may reach but the contract's commands.

use crate::commands;
use crate::idle;
use crate::log::Log;
use crate::place;
use crate::private;
use crate::session_events;
use crate::shell::Shell;
use crate::spelling;
use contract::{CLOSING_EVENT, LEFT_ALONE_EVENT, LOCKED_EVENT};
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Emitter, Manager, RunEvent, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use vault::wiping_stack;
use wording::Wording;

/// The exit status where no window could be opened.
const NO_WINDOW: u8 = 2;
/// The name of the one window, as in the capability that `build.rs` writes.
pub(crate) const WINDOW: &str = "main";
/// How long the page may take to keep what was typed when the window closes: a slow stick takes its time.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long the page may take to keep what was typed when nobody is there any more.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// How long it may then take to end, with all it holds in memory, and another to begin. A machine that is to sleep waits
/// five seconds for all of it.
const ANEW: Duration = Duration::from_secs(3);

/// Runs the app until its window is closed.
pub(crate) fn run() -> ExitCode {
    // Where there is no screen, what is below Tauri would panic.
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        say_no_window();
        return ExitCode::from(NO_WINDOW);
    }
    let builder = tauri::Builder::default()
        // First, so that a second copy hands over before it does anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| come_to_front(app)));
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_dialog::init());
    let app = builder
        .invoke_handler(commands::handler())
        .setup(|app| {
            if set_up(app).is_err() {
                // Given back to Tauri, the fault would be a panic.
                say_no_window();
                std::process::exit(NO_WINDOW.into());
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    let Ok(app) = app else {
        say_no_window();
        return ExitCode::from(NO_WINDOW);
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            close_library(app);
        }
    });
    ExitCode::SUCCESS
}

/// There is nothing but standard error to say it on, and nobody has to hear it.
fn say_no_window() {
    let _ = writeln!(std::io::stderr(), "what-matters: {}", Wording::english().text("no-window", &[]));
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let path = app.path();
    let (data, config, logs) = (path.app_data_dir()?, path.app_config_dir()?, path.app_log_dir()?);
    for folder in [&data, &config, &logs, &path.app_cache_dir()?] {
        private::keep_all(folder);
    }
    let (log, place) = (Log::at(&logs), place::Place::find(&data, &config));
    app.manage(Shell::new(app.handle().clone(), place, log));
    open_window(app)?;
    let handle = app.handle().clone();
    std::thread::spawn(move || handle.state::<Shell>().keep_backed_up());
    let handle = app.handle().clone();
    idle::watch(move |slept| {
        if slept || handle.state::<Shell>().idle_too_long() {
            lock_left_alone(&handle);
        }
    });
    let handle = app.handle().clone();
    session_events::watch(move || lock_left_alone(&handle));
    Ok(())
}

fn open_window(app: &App) -> tauri::Result<()> {
    let mut builder = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("What Matters")
        .inner_size(1280.0, 800.0)
        .min_inner_size(640.0, 480.0)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .disable_drag_drop_handler();
    // Nothing of the web view is kept on the disk. Under WebDriver the web view cannot be private: the tests look
    // for words in what it leaves instead.
    if !under_webdriver() {
        builder = builder.incognito(true);
    }
    // Where the usual folder cannot be made the web view has none: the app runs, and remembers nothing.
    if private::own_folder(&app.path().app_local_data_dir()?).is_err() {
        builder = builder.data_directory(std::env::temp_dir());
    }
    #[cfg(not(target_os = "macos"))]
    {
        // Whatever the web view itself might ask the network for goes nowhere: port 9 discards, and is closed.
        if let Ok(nowhere) = Url::parse("socks5://127.0.0.1:9") {
            builder = builder.proxy_url(nowhere);
        }
    }
    let window = builder.build()?;
    spelling::check(&window)?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            say_goodbye(&handle);
        }
    });
    Ok(())
}

/// Only the app's own pages may be shown.
fn is_ours(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

/// Whether a test drives the window.
pub(crate) fn under_webdriver() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() || std::env::var_os("TAURI_AUTOMATION").is_some()
}

/// Lets the page keep what was typed; it then calls `leave`, or `stay` when it could not. A page that says neither
/// is not waited for.
fn say_goodbye(app: &AppHandle) {
    let farewell = app.state::<Shell>().closing();
    let told = app.emit(CLOSING_EVENT, ());
    let app = app.clone();
    std::thread::spawn(move || {
        if told.is_ok() {
            std::thread::sleep(FAREWELL);
        }
        if app.state::<Shell>().is_closing(farewell) {
            app.exit(0);
        }
    });
}

/// Lets the page keep what was typed (the machine may have gone to sleep in the middle of a word) and lock. A page that
/// does not is not waited for: locked it is when this returns, and what showed the words has ended.
fn lock_left_alone(app: &AppHandle) {
    wiping_stack(|| end_left_alone(app));
}

fn end_left_alone(app: &AppHandle) {
    let shell = app.state::<Shell>();
    // First, for it may be opened any moment.
    shell.lock_what_opens();
    if shell.is_open() && (app.emit(LEFT_ALONE_EVENT, ()).is_err() || !shell.is_locked_within(LAST_WORDS)) {
        // Locked it is, even where closing the file failed: nothing may stay on the screen.
        let _ = shell.lock();
        // The window may be gone already, and then there is nothing to tell.
        let _ = app.emit(LOCKED_EVENT, ());
    }
    // Also where somebody else has just locked it.
    shell.wait_for_new_page(ANEW);
}

fn come_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        // A window manager may refuse; the window is then where it was.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn close_library(app: &AppHandle) {
    if let Some(shell) = app.try_state::<Shell>() {
        // Before it is locked: what is to be done soon is not done any more.
        shell.forget_copied_now();
        // Everything is on the disk already; closing only tidies up.
        let _ = shell.lock();
    }
}
