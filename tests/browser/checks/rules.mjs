import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const here = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** The schemas that editors use, against every card there is and against ones that they must refuse. */
export async function checkRules(folder, expect) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  const isCard = ajv.compile(JSON.parse(readFileSync(join(folder, "rule.schema.json"), "utf8")));
  const isSettings = ajv.compile(JSON.parse(readFileSync(join(folder, "powerhour.schema.json"), "utf8")));
  const isSuppressions = ajv.compile(JSON.parse(readFileSync(join(folder, "powerhour.suppressions.schema.json"), "utf8")));
  const isAttestations = ajv.compile(JSON.parse(readFileSync(join(folder, "powerhour.attestations.schema.json"), "utf8")));
  const cards = readdirSync(folder, { recursive: true }).filter((f) => f.includes("/") && f.endsWith(".yaml") && !f.endsWith(".tests.yaml") && !/^(threats|frameworks)\//.test(f));
  expect("there are cards to check", cards.length > 200);
  const problems = cards.flatMap((f) => (isCard(parse(readFileSync(join(folder, f), "utf8"))) ? [] : isCard.errors.map((e) => `${f}${e.instancePath} ${e.message}`)));
  expect(`each of ${cards.length} cards is valid by rule.schema.json`, problems);
  const cases = here("./schema-cases.json");
  refuse("rule.schema.json", isCard, cases.card, expect);
  refuse("powerhour.schema.json", isSettings, cases.settings, expect);
  refuse("powerhour.suppressions.schema.json", each(isSuppressions), cases.suppression, expect);
  refuse("powerhour.attestations.schema.json", each(isAttestations), cases.attestation, expect);
}

/** Each broken document is the sound one with some members set otherwise; `null` takes a member away. */
function refuse(name, isValid, { sound, broken }, expect) {
  expect(`${name} accepts the sound example`, isValid(sound) ? [] : isValid.errors.map((e) => `${e.instancePath} ${e.message}`));
  const accepted = broken.filter(({ set }) => isValid(changed(sound, set))).map((b) => b.why);
  expect(`${name} refuses each of ${broken.length} broken examples`, accepted);
}

/** A schema of a list, asked about one entry. */
function each(isList) {
  const isValid = (entry) => { const valid = isList([entry]); isValid.errors = isList.errors; return valid; };
  return isValid;
}

function changed(sound, set) {
  const copy = structuredClone(sound);
  for (const [key, value] of Object.entries(set)) { if (value === null) delete copy[key]; else copy[key] = value; }
  return copy;
}
