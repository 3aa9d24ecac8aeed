/**
 * Elementary and special functions that give the same bits in every engine: built from + − × ÷ √ only.
 * `Math.log`, `Math.exp`, `Math.pow` differ between engines in the last bit, so the pure levels call these.
 * Source: FreeBSD msun, as ported by stdlib.
 */
export { default as erfc } from "@stdlib/math-base-special-erfc";
export { default as exp } from "@stdlib/math-base-special-exp";
export { default as expm1 } from "@stdlib/math-base-special-expm1";
export { default as logGamma } from "@stdlib/math-base-special-gammaln";
export { default as ln } from "@stdlib/math-base-special-ln";
export { default as log1p } from "@stdlib/math-base-special-log1p";
export { default as pow } from "@stdlib/math-base-special-pow";
