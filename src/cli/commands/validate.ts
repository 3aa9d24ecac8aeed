import { csv } from "../../experiment/csv.ts";
import { jsonReading } from "../../experiment/json.ts";
import { type Reading, TooDeep } from "../../experiment/places.ts";
import {
  numbersOf,
  type Validation,
  type ValidationCase,
  type ValidationRequest,
  validationCase,
  validationCases,
  validationDocument,
  validationRequest,
  validationsDocument,
  worst,
} from "../../experiment/validation.ts";
import { invalid } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { folder } from "../folder.ts";
import { significant, withError } from "../numbers.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { indented, table } from "../table.ts";
import { type Asked, viewed } from "../views.ts";

interface Computed {
  readonly stated: ValidationCase;
  readonly request: ValidationRequest;
  readonly result: Validation;
}

function readingOf(text: string): Reading | undefined {
  try {
    return jsonReading(text);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** What `--params` states, unchecked but for being JSON with no name twice. */
function paramsOf(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  const read = readingOf(text);
  if (read === undefined)
    throw new BadInput(`--params: ${invalid("params", text, "a JSON object of parameters")}`);
  if (read.faults.length > 0) throw new BadInput(...read.faults.map(({ message }) => `--params: ${message}`));
  return read.value;
}

/** A fault's place as the command line has it: `params.rho` → `--params rho`. */
function placed({ path, message }: { readonly path: string; readonly message: string }): string {
  const [, option, name = ""] = /^(\w+)\.?(.*)$/.exec(path)!;
  return name === "" ? `--${option}: ${message}` : `--${option} ${name}: ${message}`;
}

function requestOf(stated: ValidationCase, { simulation, own }: Options, params: unknown): ValidationRequest {
  const typed = own["effort"] as string | undefined;
  const effort =
    typed === undefined || typed.trim() === "" || Number.isNaN(Number(typed)) ? typed : Number(typed);
  const request = validationRequest(stated, {
    ...(params === undefined ? {} : { params }),
    seed: simulation["seed"],
    effort,
  });
  if (!request.ok) throw new BadInput(...request.faults.map(placed));
  return request.value;
}

async function wanted(name: string | undefined, { own }: Options): Promise<readonly ValidationCase[]> {
  if (name !== undefined) {
    const found = await validationCase(name);
    if (!found.ok) throw new BadInput(...found.faults.map(({ message }) => `CASE: ${message}`));
    return [found.value];
  }
  if (own["params"] === undefined) return validationCases();
  throw new BadInput("--params: missing case; parameters are those of one case");
}

async function computed(cases: readonly ValidationCase[], options: Options): Promise<readonly Computed[]> {
  const params = paramsOf(options.own["params"]);
  const requests = cases.map((stated) => requestOf(stated, options, params));
  const results = await viewed(requests satisfies readonly Asked[], options, "cases");
  const faults = results.flatMap((outcome, i) =>
    outcome.ok
      ? []
      : outcome.faults.map(({ message }) => `${params ? "--params" : cases[i]!.name}: ${message}`),
  );
  if (faults.length > 0) throw new BadInput(...faults);
  return results.map((outcome, i) => ({
    stated: cases[i]!,
    request: requests[i]!,
    result: (outcome as { readonly value: object }).value as Validation,
  }));
}

function allowance({ tolerance: { kind, value } }: ValidationCase): string {
  const size = kind === "relative" ? `${significant(100 * value)} %` : significant(value);
  return `within ${size}, or 4 standard errors, of the exact one`;
}

function one({ stated, request: { argument }, result }: Computed): string[] {
  const { exact, simulated, se, params } = result;
  const errors = new Map(numbersOf(se));
  const found = new Map(numbersOf(simulated));
  const given = Object.entries(params).map(([name, value]) => {
    const field = stated.parameters[name]!;
    const unit = "unit" in field ? field.unit : "";
    return [name, Array.isArray(value) ? value.join(" ") : String(value), unit, field.meaning];
  });
  const rows = numbersOf(exact).map(([name, value]) => {
    const number = found.get(name);
    return [
      name,
      significant(value),
      ...(number === undefined ? [] : withError(number, errors.get(name) ?? 0)),
    ];
  });
  const verdict = result.agrees
    ? `agrees: every simulated value is ${allowance(stated)}`
    : `DIFFERS: not every simulated value is ${allowance(stated)}`;
  return [
    `${stated.name}: ${stated.title}`,
    stated.source,
    `seed ${JSON.stringify(argument.seed)}, effort ${significant(argument.effort)}`,
    "",
    ...indented(table(given, ["left", "right", "left", "left"])),
    "",
    ...indented(
      table([["", "exact", "simulated", "± standard error"], ...rows], ["left", "right", "right", "left"]),
    ),
    "",
    verdict,
  ];
}

function all(results: readonly Computed[]): string[] {
  const rows = results.map(({ stated, result }) => [
    stated.name,
    result.agrees ? "agrees" : "DIFFERS",
    significant(worst(stated, result), 2),
    stated.title,
  ]);
  const agreeing = results.filter(({ result }) => result.agrees).length;
  return [
    ...table([["case", "verdict", "worst", ""], ...rows], ["left", "left", "right", "left"]),
    "",
    `${agreeing} of ${results.length} cases agree; worst: largest deviation over the one allowed`,
  ];
}

function rowsOf({ result: { case: name, exact, simulated, se, agrees } }: Computed) {
  const found = new Map(numbersOf(simulated));
  const errors = new Map(numbersOf(se));
  return numbersOf(exact).map(([value, number]) => {
    return [name, value, number, found.get(value), errors.get(value), String(agrees)];
  });
}

/**
 * Closed forms against simulations, at any parameters. A case that differs is said on standard error and ends the
 * command with status 1: either the model or the closed form is wrong, or the simulation too short to tell.
 */
export const run: Run = async (name, options) => {
  const { seed: _, ...strange } = options.simulation;
  if (Object.keys(strange).length > 0 || options.policies.length > 0)
    throw new BadInput("validate: invalid option; cases take --params, --seed and --effort only");
  const cases = await wanted(name, options);
  const out = options.out === undefined ? undefined : folder(options.out);
  const results = await computed(cases, options);
  const documents = results.map(({ stated, request, result }) => validationDocument(stated, request, result));
  const document = name === undefined ? validationsDocument(documents) : documents[0]!;
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  out?.write(
    "cases.csv",
    csv(["case", "value", "exact", "simulated", "se", "agrees"], results.flatMap(rowsOf)),
  );
  if (options.json) printJson(document);
  else {
    const text = name === undefined ? all(results) : one(results[0]!);
    print([...text, "", `digest ${String(document["digest"])}`]);
  }
  for (const { stated, result } of results) {
    if (result.agrees) continue;
    process.stderr.write(`hedgerow: ${stated.name} differs: not every value is ${allowance(stated)}\n`);
    process.exitCode = 1;
  }
};
