//! Prints the TypeScript of the contract: `./dev types` writes it to `ui/src/platform/contract.ts`.

fn main() {
    #![expect(clippy::print_stdout, reason = "this is what it is for")]
    print!("{}", contract::typescript());
}
