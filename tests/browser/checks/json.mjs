import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const schema = (name) => JSON.parse(readFileSync(new URL(`../../../reports/${name}`, import.meta.url), "utf8"));

/** The JSON report against its own schema, strictly: nothing that the schema does not name. */
export async function checkJson(file, expect) {
  const text = readFileSync(file, "utf8");
  const report = JSON.parse(text);
  valid(report, "report.schema.json", expect);
  expect("is ASCII", /^[\x09\x0a\x20-\x7e]*$/.test(text));
  const rules = new Set(report.rules.map((r) => r.id));
  expect("names only rules that it describes", report.findings.filter((f) => !rules.has(f.rule)).map((f) => f.rule));
}

/** The lineage for programs: by its schema, and every flow between resources that are there. */
export async function checkGraph(file, expect) {
  const graph = JSON.parse(readFileSync(file, "utf8"));
  valid(graph, "graph.schema.json", expect);
  const ids = new Set([...graph.datasets, ...graph.jobs].map((n) => n.id));
  expect("joins only resources that it has", graph.edges.filter((e) => !ids.has(e.from) || !ids.has(e.to)).map((e) => `${e.from} ${e.to}`));
}

function valid(document, name, expect) {
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(closed(schema(name)));
  validate(document);
  expect("is valid by its schema, with no member that the schema does not name", (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
}

function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy.type === "object" && copy.properties && !("additionalProperties" in copy)) copy.additionalProperties = false;
  return copy;
}
