# Every word the program says in English: on the screen, in the command, on the page.
# Plain words, short sentences. Where the person reads, a child of nine should understand it.

### The page: headings and the footer of what is printed (crates/document)

### The command: what wm prints (crates/cli)

### Errors: one sentence on what happened, one on what to do next (code by code, as contract lists them)

### The screens (ui)
