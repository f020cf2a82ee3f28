import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const tool = join(dirname(createRequire(import.meta.url).resolve("@microsoft/sarif-multitool-linux/package.json")), "Sarif.Multitool");

/** The SARIF report by the validator of the format's authors; its exit code says nothing, so its log is read. */
export async function checkSarif(file, expect) {
  chmodSync(tool, 0o755);
  const log = join(mkdtempSync(join(tmpdir(), "sarif-")), "log.sarif");
  const said = execFileSync(tool, ["validate", file, "--output", log, "--max-file-size-in-kb", "100000"], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, DOTNET_ROLL_FORWARD: "Major", DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } });
  const results = JSON.parse(readFileSync(log, "utf8").replace(/^\uFEFF/, "")).runs.flatMap((run) => run.results ?? []);
  const count = (level) => results.filter((r) => (r.level ?? "warning") === level).length;
  console.log(`     multitool: ${count("error")} errors, ${count("warning")} warnings, ${count("note")} notes`);
  expect("the multitool read it to the end", said.includes("Analysis completed successfully"));
  expect("the multitool finds no error", results.filter((r) => r.level === "error").map((r) => `${r.ruleId} ${r.message.text ?? JSON.stringify(r.message.arguments)}`));
  const report = JSON.parse(readFileSync(file, "utf8"));
  expect("only failures have a level", report.runs[0].results.filter((r) => (r.kind === "fail") === (r.level === "none")).map((r) => `${r.ruleId} ${r.kind} ${r.level}`));
  expect("every result has a fingerprint", report.runs[0].results.every((r) => r.fingerprints && r.partialFingerprints));
}
