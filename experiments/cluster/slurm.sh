#!/usr/bin/env bash
# slurm.sh EXPERIMENT DIR N [OPTIONS OF sbatch …]
# Submits N shares of an experiment as a job array, and a merge that starts when all of them are done. DIR must be on
# a file system that all nodes see. Prints the two job numbers.
set -euo pipefail
experiment=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
shards=$3
shift 3
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
hedgerow="node $home/dist/src/cli/main.js"

# A share that lost its node is queued again and goes on where its journal ends.
array=$(sbatch --parsable --requeue --open-mode=append --job-name=hedgerow --array="1-$shards" --cpus-per-task=1 \
  --output="$out/slurm-%a.log" "$@" --wrap \
  "exec $hedgerow run $experiment --out $out --shard \$SLURM_ARRAY_TASK_ID/$shards --workers \${SLURM_CPUS_PER_TASK:-1} --quiet")
merge=$(sbatch --parsable --requeue --job-name=hedgerow-merge --dependency="afterok:$array" --kill-on-invalid-dep=yes \
  --output="$out/slurm-merge.log" "$@" --wrap "exec $hedgerow merge $out")
echo "$array $merge"
