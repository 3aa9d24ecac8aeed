// Makes anew what experiments/published/integration.json and integrationStudies.json hold, as JSON on standard output:
//   node experiments/integration.mjs comparison 30
//   node experiments/integration.mjs presets 12 | poorData 12 | studies 12
// After `npm ci`, from a checkout. The second argument is the number of replications.
import * as published from "../dist/src/models/integration/experiments/published.js";

const studies = {
  comparison: published.publishedComparison,
  presets: published.publishedPresets,
  poorData: published.publishedPoorData,
  studies: published.publishedStudies,
};
const [name, replications = "8"] = process.argv.slice(2);
if (!Object.hasOwn(studies, name ?? "") || !(Number(replications) >= 2)) {
  console.error(`usage: node experiments/integration.mjs ${Object.keys(studies).join("|")} [replications]`);
  process.exit(2);
}
const scenario = published.regressionScenario("reference");
console.log(JSON.stringify(studies[name](scenario, Number(replications)), null, 1));
