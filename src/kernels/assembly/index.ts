export { drawAtoms, drawQuantiles, drawWords, stepValues } from "./draw";
export { runSteps } from "./steps";
export { addUp, runUnits, spotLevels } from "./units";
