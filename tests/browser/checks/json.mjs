import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../../../reports/report.schema.json", import.meta.url), "utf8"));

/** The JSON report against its own schema, strictly: nothing that the schema does not name. */
export async function checkJson(file, expect) {
  const text = readFileSync(file, "utf8");
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(closed(schema));
  const report = JSON.parse(text);
  validate(report);
  expect("is valid by its schema, with no member that the schema does not name", (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
  expect("is ASCII", /^[\x09\x0a\x20-\x7e]*$/.test(text));
  const rules = new Set(report.rules.map((r) => r.id));
  expect("names only rules that it describes", report.findings.filter((f) => !rules.has(f.rule)).map((f) => f.rule));
}

function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy.type === "object" && copy.properties && !("additionalProperties" in copy)) copy.additionalProperties = false;
  return copy;
}
