// node check.mjs REPORT...   each report is checked by what its name ends in: .html, graph.json, .json, .sarif
// CHROMIUM names the browser; /usr/bin/chromium unless told.
import { checkHtml } from "./checks/html.mjs";
import { checkGraph, checkJson } from "./checks/json.mjs";
import { checkRules } from "./checks/rules.mjs";
import { checkSarif } from "./checks/sarif.mjs";

const checks = [[".html", checkHtml], [".sarif", checkSarif], ["graph.json", checkGraph], [".json", checkJson], ["rules", checkRules]];
const tally = { passed: 0, failed: 0 };

function expect(what, problems) {
  const list = Array.isArray(problems) ? problems : problems ? [] : ["does not hold"];
  if (list.length === 0) tally.passed++; else tally.failed++;
  console.log(`${list.length === 0 ? "ok  " : "FAIL"} ${what}`);
  for (const problem of list.slice(0, 10)) console.log(`     ${problem}`);
}

const files = process.argv.slice(2);
if (files.length === 0) { console.error("usage: node check.mjs REPORT..."); process.exit(2); }
for (const file of files) {
  const check = checks.find(([end]) => file.endsWith(end))?.[1];
  console.log(`${file} (after ${Math.round(performance.now() / 1000)} s)`);
  if (check) await check(file, expect); else expect("is a kind of report that can be checked", false);
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
