import fc from "fast-check";

/**
 * Property tests draw the same cases on every machine, so that what fails on one fails on all. `HEDGEROW_CASES` set to
 * another whole number draws others; a case that fails belongs into a test of its own.
 */
const cases = process.env["HEDGEROW_CASES"];

fc.configureGlobal({ seed: cases === undefined ? 1 : Number(cases) });
