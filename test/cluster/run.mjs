// Starts a real Slurm with two nodes on this machine and GNU parallel, kills in the midst of work, and compares the
// merged bytes with those of one process. Needs root on Debian (apt-get, munge's user); leaves nothing behind.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");
const main = join(root, "dist/src/cli/main.js");
const templates = join(root, "experiments/cluster");
const scratch = mkdtempSync(join(tmpdir(), "hedgerow-cluster-"));
chmodSync(scratch, 0o711);
const shards = 8;
const daemons = [];
let environment = { ...process.env, INIT_CWD: scratch };
let passed = 0;
let failed = 0;

function command(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    env: environment,
    cwd: scratch,
    ...options,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error ?? `${stdout}${stderr}`}`);
  return stdout.trim();
}

function need(program, ...packages) {
  if (spawnSync("sh", ["-c", `command -v ${program}`]).status === 0) return;
  console.log(`installing ${packages.join(" ")}`);
  const apt = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-q"], apt);
  command("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], apt);
}

async function until(what, seconds, condition) {
  const end = performance.now() + seconds * 1000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what} did not happen in ${seconds} s`);
    await wait(50);
  }
}

async function check(title, test) {
  const started = performance.now();
  try {
    await test();
    passed++;
    console.log(`ok: ${title} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${title}\n${error.stack}`);
  }
}

function parts(out) {
  if (!existsSync(out)) return 0;
  return readdirSync(out)
    .filter((name) => name.startsWith("journal-") && name.endsWith(".jsonl"))
    .reduce(
      (sum, name) => sum + Math.max(0, readFileSync(join(out, name), "utf8").split("\n").length - 2),
      0,
    );
}

/** Processes at work on shares, from the claims beside their journals. */
function workers(out) {
  return readdirSync(out)
    .filter((name) => name.endsWith(".lock"))
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(out, name), "utf8")).pid];
      } catch {
        return [];
      }
    });
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {}
}

function compare(out) {
  for (const name of ["result.json", "rows.csv", "manifest.json"]) {
    const [ours, whole] = [out, join(scratch, "whole")].map((folder) => readFileSync(join(folder, name)));
    if (!ours.equals(whole)) throw new Error(`${name} differs from that of one process`);
  }
}

const experiment = join(scratch, "experiment.json");
writeFileSync(
  experiment,
  JSON.stringify({
    version: 1,
    experiment: "cluster",
    scenario: {
      version: 1,
      model: "sourcing",
      problem: {},
      lattice: "paper",
      policies: [{ kind: "optimal" }, { kind: "baseStock" }],
      simulation: { seed: "cluster", replications: 2000, periods: 4900, warmUp: 100, sampling: "lattice" },
    },
    factors: [
      { path: "problem.holdingCost", levels: [0.1, 0.2, 0.4, 0.8] },
      { path: "problem.spotPrice.sd", levels: [0.5, 1, 1.5, 2] },
      { path: "problem.demand.sd", levels: [1, 3] },
    ],
  }),
);

async function gnuParallel() {
  const out = join(scratch, "parallel");
  const start = () =>
    spawn(join(templates, "parallel.sh"), [experiment, out, String(shards), "-j", "2"], {
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
      detached: true,
    });
  const first = start();
  let ended = false;
  first.on("close", () => {
    ended = true;
  });
  for (const some of [3, 8]) {
    await until(`part ${some}`, 120, () => parts(out) >= some);
    for (const pid of workers(out)) kill(pid);
  }
  await until("part 12", 120, () => parts(out) >= 12);
  if (ended) throw new Error("it was over before it could be killed");
  process.kill(-first.pid, "SIGKILL");
  for (const pid of workers(out)) kill(pid);
  await until("its end", 10, () => ended);
  const again = start();
  const status = await new Promise((done) => again.on("close", done));
  if (status !== 0) throw new Error(`parallel.sh ended with status ${status}`);
  compare(out);
}

function munge() {
  const home = join(scratch, "munge");
  mkdirSync(home, { mode: 0o711 });
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(command("id", [flag, "munge"])));
  writeFileSync(
    join(home, "key"),
    Buffer.from(Array.from({ length: 1024 }, (_, k) => (k * 37 + process.pid) % 256)),
  );
  chmodSync(join(home, "key"), 0o600);
  for (const path of [home, join(home, "key")]) chownSync(path, uid, gid);
  const at = (name) => join(home, name);
  const options = { key: "key", socket: "socket", pid: "pid", log: "log", seed: "seed" };
  const names = { key: "key-file", socket: "socket", pid: "pid-file", log: "log-file", seed: "seed-file" };
  daemons.push(
    spawn(
      "munged",
      ["--foreground", ...Object.entries(options).map(([option, name]) => `--${names[option]}=${at(name)}`)],
      { uid, gid, stdio: "ignore" },
    ),
  );
  return at("socket");
}

function configuration(socket) {
  const host = hostname();
  const at = (name) => join(scratch, "slurm", name);
  for (const folder of ["slurm", "slurm/state", "slurm/spool-n1", "slurm/spool-n2"])
    mkdirSync(join(scratch, folder), { mode: 0o755 });
  writeFileSync(at("cgroup.conf"), "CgroupAutomount=no\n");
  writeFileSync(
    at("slurm.conf"),
    `ClusterName=hedgerow
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${socket}
CredType=cred/munge
SlurmctldPort=17000
SlurmctldPidFile=${at("slurmctld.pid")}
SlurmdPidFile=${at("slurmd-%n.pid")}
SlurmdSpoolDir=${at("spool-%n")}
StateSaveLocation=${at("state")}
SlurmctldLogFile=${at("slurmctld.log")}
SlurmdLogFile=${at("slurmd-%n.log")}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SlurmdParameters=config_overrides
SlurmctldTimeout=10
SlurmdTimeout=10
KillWait=5
JobRequeue=1
NodeName=n1 NodeHostname=${host} NodeAddr=127.0.0.1 Port=17001 CPUs=1 RealMemory=1000
NodeName=n2 NodeHostname=${host} NodeAddr=127.0.0.1 Port=17002 CPUs=1 RealMemory=1000
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
`,
  );
  return at("slurm.conf");
}

function daemon(program, ...args) {
  const child = spawn(program, args, { env: environment, stdio: "ignore" });
  daemons.push(child);
  return child;
}

/** Processes that a node's daemon started: it leaves its name in their environment. */
function stepsOf(node) {
  return readdirSync("/proc").flatMap((pid) => {
    try {
      if (!/^\d+$/.test(pid)) return [];
      const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      const ours = variables.includes(`SLURM_CONF=${environment.SLURM_CONF}`);
      if (!ours || !variables.includes(`SLURMD_NODENAME=${node}`)) return [];
      const parent = Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
      const name = readFileSync(`/proc/${parent}/comm`, "utf8").trim();
      return name.startsWith("slurmstepd") ? [parent, Number(pid)] : [Number(pid)];
    } catch {
      return [];
    }
  });
}

async function slurm() {
  environment = { ...environment, SLURM_CONF: configuration(munge()) };
  await wait(1_000);
  daemon("slurmctld", "-D", "-c");
  const nodes = { n1: daemon("slurmd", "-D", "-N", "n1"), n2: daemon("slurmd", "-D", "-N", "n2") };
  const state = (node) => {
    const { stdout } = spawnSync("sinfo", ["-h", "-N", "-n", node, "-o", "%T"], {
      env: environment,
      encoding: "utf8",
    });
    return stdout.trim();
  };
  await until("two idle nodes", 60, () => state("n1") === "idle" && state("n2") === "idle");

  const out = join(scratch, "slurm-out");
  const [array, merge] = command(join(templates, "slurm.sh"), [experiment, out, String(shards)]).split(" ");
  await until("part 4", 120, () => parts(out) >= 4);
  const atWork = () => stepsOf("n2").filter((pid) => workers(out).includes(pid));
  await until("work on node 2", 60, () => atWork().length > 0);
  kill(nodes.n2.pid);
  for (const pid of stepsOf("n2")) kill(pid);
  console.log(`killed node 2 and its step after ${parts(out)} parts`);

  const queue = () => command("squeue", ["-h", "-r", "-o", "%i %t %r %R"]);
  await until("node 2 going down", 90, () => /down/.test(state("n2")));
  await until("the end of the array and its merge", 200, () => {
    const jobs = queue().split("\n").filter(Boolean);
    // What was requeued waits a while by default; its node is gone for good, so there is nothing to wait for.
    for (const line of jobs.filter((each) => /BeginTime/.test(each))) {
      spawnSync("scontrol", ["update", `JobId=${line.split(" ")[0]}`, "StartTime=now"], { env: environment });
    }
    return jobs.length === 0;
  });
  const log = join(out, "slurm-merge.log");
  if (!existsSync(join(out, "result.json"))) {
    const logs = readdirSync(out).filter((name) => name.startsWith("slurm-"));
    throw new Error(
      `job ${array}, merge ${merge}: ${existsSync(log) ? readFileSync(log, "utf8") : "no merge"}\n${logs
        .map((name) => `${name}: ${readFileSync(join(out, name), "utf8")}`)
        .join("\n")}`,
    );
  }
  const provenance = readdirSync(out).filter((name) => name.startsWith("provenance-"));
  if (provenance.length < shards)
    throw new Error(`${provenance.length} of ${shards} shares say who computed them`);
  compare(out);
}

async function cleanUp() {
  if (environment.SLURM_CONF) {
    for (const node of ["n1", "n2"]) for (const pid of stepsOf(node)) kill(pid);
    spawnSync("scontrol", ["shutdown"], { env: environment, timeout: 10_000 });
    await wait(1_000);
  }
  for (const child of daemons)
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await wait(200);
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => void cleanUp().finally(() => process.exit(130)));

try {
  need("parallel", "parallel");
  need("slurmctld", "slurm-wlm", "munge");
  const started = performance.now();
  command(process.execPath, [main, "run", experiment, "--out", join(scratch, "whole"), "--quiet"]);
  console.log(`one process: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  await check("GNU parallel with killed jobs, killed itself and started again: the same bytes", gnuParallel);
  await check("Slurm with a node killed midway: the same bytes", slurm);
} catch (error) {
  failed++;
  console.log(error.stack);
} finally {
  await cleanUp();
}
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
