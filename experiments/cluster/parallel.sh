#!/usr/bin/env bash
# parallel.sh EXPERIMENT DIR N [OPTIONS OF parallel …]
# Runs N shares of an experiment with GNU parallel and merges them. Started again, it repeats only what failed.
set -euo pipefail
experiment=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
shards=$3
shift 3
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
hedgerow="node $home/dist/src/cli/main.js"

seq "$shards" | parallel --will-cite --joblog "$out/parallel.log" --resume-failed --retries 5 "$@" \
  "$hedgerow run $experiment --out $out --shard {}/$shards --workers 1 --quiet"
$hedgerow merge "$out"
