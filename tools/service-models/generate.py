#!/usr/bin/env python3
"""Trims the service models of an installed botocore to the operations listed in operations.txt.

Writes, for each service:
  src/PowerHour.Audit/AwsServices/Models/<service>.json   operations and the shapes they reach
  src/PowerHour.Audit.Aws/Endpoints/<service>.json        the endpoint rule set

The same botocore and the same list give the same bytes. A trait that this script does not know stops it, so that a new
kind of model is looked at by a person before it is trusted. The format is described in README.md.
"""

import json
import pathlib
import sys

import botocore
import botocore.loaders

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODELS = ROOT / "src/PowerHour.Audit/AwsServices/Models"
ENDPOINTS = ROOT / "src/PowerHour.Audit.Aws/Endpoints"

SCALARS = {
    "string": "string", "character": "string",
    "integer": "integer", "long": "integer", "short": "integer", "byte": "integer",
    "double": "double", "float": "double",
    "boolean": "boolean", "timestamp": "timestamp", "blob": "blob",
}
PRIMITIVES = {*SCALARS.values(), "policy-document", "any"}
DOCUMENTATION = {
    "documentation", "deprecated", "deprecatedMessage", "deprecatedSince", "box", "shape", "min", "max", "pattern", "type", "required",
    "xmlNamespace", "xmlOrder", "wrapper", "locationName", "union",
}
MEMBER_TRAITS = DOCUMENTATION | {"location", "flattened", "queryName", "xmlAttribute", "jsonvalue", "contextParam", "hostLabel", "timestampFormat", "sensitive"}
SHAPE_TRAITS = DOCUMENTATION | {"members", "member", "key", "value", "enum", "sensitive", "flattened", "payload", "timestampFormat", "document"}
OPERATION_TRAITS = {"name", "http", "input", "output", "errors", "documentation", "readonly", "idempotent", "endpoint", "staticContextParams", "deprecated", "deprecatedMessage"}
LOCATIONS = {"uri", "querystring", "header", "statusCode"}
# Their rule sets build the prefixed host name themselves.
HOST_PREFIX_IN_RULES = {"s3control"}
# Lists of words that the models never brought up to date: S3 answers every storage class for a version, and its model lists one.
STALE_WORDS = {("s3", "ObjectVersionStorageClass")}


def refuse_unknown(where, found, known):
    unknown = sorted(set(found) - known)
    if unknown:
        sys.exit(f"{where}: unknown trait {', '.join(unknown)}; teach generate.py and the reader what it means")


def read_operations(path):
    """{service: [operation]} from the checked-in list."""
    listed, service = {}, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            listed[service].append(line.strip())
        else:
            service = line.strip()
            if service in listed:
                sys.exit(f"{path.name}:{number}: {service} is listed twice")
            listed[service] = []
    for service, operations in listed.items():
        if operations != sorted(set(operations)):
            sys.exit(f"{path.name}: operations of {service} must be unique and in order")
    if list(listed) != sorted(listed):
        sys.exit(f"{path.name}: services must be in order")
    return listed


class Trimmer:
    """Collects the shapes that the wanted operations of one service reach."""

    def __init__(self, service, model):
        self.service, self.model, self.shapes = service, model, {}

    def reference(self, ref):
        name = ref["shape"]
        shape = self.model["shapes"][name]
        kind = shape["type"]
        refuse_unknown(f"{self.service} {name}", shape, SHAPE_TRAITS)
        if kind in SCALARS:
            return self.scalar(name, shape, ref)
        if shape.get("document"):
            return "any"
        if name in PRIMITIVES:
            sys.exit(f"{self.service}: shape {name} has the name of a primitive")
        if name not in self.shapes:
            self.shapes[name] = None
            self.shapes[name] = getattr(self, kind)(name, shape)
        return name

    def scalar(self, name, shape, ref):
        kind = SCALARS[shape["type"]]
        if name == "policyDocumentType" and self.service == "iam":
            return "policy-document"
        if kind == "timestamp":
            form = ref.get("timestampFormat", shape.get("timestampFormat"))
            return f"timestamp:{form}" if form else kind
        if (self.service, name) in STALE_WORDS or ("enum" not in shape and not shape.get("sensitive")):
            return kind
        if name in PRIMITIVES:
            sys.exit(f"{self.service}: shape {name} has the name of a primitive")
        self.shapes[name] = {"scalar": kind, **({"sensitive": True} if shape.get("sensitive") else {}), **({"enum": shape["enum"]} if "enum" in shape else {})}
        return name

    def structure(self, name, shape):
        required = set(shape.get("required", []))
        members = {m: self.member(f"{name}.{m}", m, ref, m in required) for m, ref in shape["members"].items()}
        return {"structure": members, **self.pick(shape, "payload", "sensitive")}

    def member(self, where, name, ref, required):
        refuse_unknown(f"{self.service} {where}", ref, MEMBER_TRAITS)
        traits = {"type": self.reference(ref)}
        if required:
            traits["required"] = True
        location = ref.get("location")
        if location and location not in LOCATIONS:
            sys.exit(f"{self.service} {where}: unknown location {location}")
        if location == "header" and ref.get("jsonvalue"):
            sys.exit(f"{self.service} {where}: JSON in a header; teach the client to decode it")
        if location:
            traits["in"] = location
        if ref.get("locationName", name) != name:
            traits["wire"] = ref["locationName"]
        traits.update(self.pick(ref, "flattened", "queryName", "xmlAttribute"))
        if "contextParam" in ref:
            traits["endpoint"] = ref["contextParam"]["name"]
        return traits if len(traits) > 1 else traits["type"]

    def list(self, name, shape):
        item = {"item": shape["member"]["locationName"]} if shape["member"].get("locationName") else {}
        return {"list": self.reference(shape["member"]), **item, **self.pick(shape, "flattened", "sensitive")}

    def map(self, name, shape):
        names = {k: shape[part]["locationName"] for k, part in (("keyName", "key"), ("valueName", "value")) if shape[part].get("locationName")}
        return {"map": self.reference(shape["value"]), "key": self.reference(shape["key"]), **names, **self.pick(shape, "flattened", "sensitive")}

    @staticmethod
    def pick(source, *traits):
        return {t: source[t] for t in traits if source.get(t)}

    def operation(self, name, paging):
        operation = self.model["operations"][name]
        where = f"{self.service}:{name}"
        refuse_unknown(where, operation, OPERATION_TRAITS)
        if operation.get("endpoint") and self.service not in HOST_PREFIX_IN_RULES:
            sys.exit(f"{where}: has a host prefix; teach the client to add it")
        http = operation["http"]
        trimmed = {"http": f"{http.get('method', 'POST')} {http.get('requestUri', '/')}"}
        for side in ("input", "output"):
            if side in operation:
                trimmed[side] = self.reference(operation[side])
        wrapper = operation.get("output", {}).get("resultWrapper")
        if wrapper:
            trimmed["wrapper"] = wrapper
        if "staticContextParams" in operation:
            trimmed["endpoint"] = {k: v["value"] for k, v in operation["staticContextParams"].items()}
        page = paging.get(name) or self.implied_paging(operation)
        if page:
            trimmed["paging"] = page
        return trimmed

    def implied_paging(self, operation):
        """Operations with a token on both sides that botocore has no paginator for."""
        members = [self.model["shapes"][operation[s]["shape"]]["members"] for s in ("input", "output") if s in operation]
        if len(members) < 2:
            return None
        token = next((t for t in ("NextToken", "nextToken") if all(t in m for m in members)), None)
        limit = next((m for m in members[0] if m.lower() == "maxresults"), None)
        return token and {"input": [token], "output": [token], "results": [], **({"limit": limit} if limit else {})}


def many(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def read_paging(loader, service):
    try:
        pages = loader.load_service_model(service, "paginators-1")["pagination"]
    except botocore.exceptions.UnknownServiceError:
        return {}
    paging = {}
    for name, p in pages.items():
        if "input_token" not in p:
            continue
        entry = {"input": many(p["input_token"]), "output": many(p["output_token"]), "results": many(p.get("result_key"))}
        entry.update({ours: p[theirs] for theirs, ours in (("limit_key", "limit"), ("more_results", "more")) if theirs in p})
        paging[name] = entry
    return paging


def protocol(metadata):
    name = metadata["protocol"]
    if name == "smithy-rpc-v2-cbor":
        name = "json" if "json" in metadata["protocols"] else "query"
    return name


def trim(loader, service, operations):
    model = loader.load_service_model(service, "service-2")
    metadata = model["metadata"]
    trimmer, paging = Trimmer(service, model), read_paging(loader, service)
    about = {
        "id": metadata["serviceId"], "protocol": protocol(metadata), "version": metadata["apiVersion"],
        "endpointPrefix": metadata["endpointPrefix"], "signingName": metadata.get("signingName", metadata["endpointPrefix"]),
    }
    if about["protocol"] == "json":
        about.update(jsonVersion=metadata["jsonVersion"], targetPrefix=metadata["targetPrefix"])
    return about, {o: trimmer.operation(o, paging) for o in operations}, trimmer.shapes


def one_line(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def lines(entries):
    return ",\n".join(f"{one_line(k)}:{one_line(v)}" for k, v in entries)


def render_model(about, operations, shapes):
    return (
        f'{{\n"service":{one_line(about)},\n"operations":{{\n{lines(sorted(operations.items()))}\n}},\n'
        f'"shapes":{{\n{lines(sorted(shapes.items()))}\n}}\n}}\n'
    )


def without_documentation(node):
    if isinstance(node, dict):
        return {k: without_documentation(v) for k, v in node.items() if k not in ("documentation", "builtIn", "deprecated")}
    return [without_documentation(x) for x in node] if isinstance(node, list) else node


def render_rules(rule_set):
    clean = without_documentation(rule_set)
    rules = ",\n".join(one_line(r) for r in clean["rules"])
    return f'{{\n"parameters":{{\n{lines(clean["parameters"].items())}\n}},\n"rules":[\n{rules}\n]\n}}\n'


def write_all(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.json"):
        if stale.stem not in files:
            stale.unlink()
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def main():
    loader = botocore.loaders.Loader()
    listed = read_operations(HERE / "operations.txt")
    write_all(MODELS, {s: render_model(*trim(loader, s, ops)) for s, ops in listed.items()})
    write_all(ENDPOINTS, {s: render_rules(loader.load_service_model(s, "endpoint-rule-set-1")) for s in listed})
    print(f"{len(listed)} services, {sum(map(len, listed.values()))} operations from botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
