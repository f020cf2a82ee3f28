#!/usr/bin/env python3
"""Writes botocore's own endpoints for every service, Region, FIPS and dual-stack: what EndpointTests compares with."""

import gzip
import json
import pathlib

import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

from generate import HERE, ROOT, read_operations

OUT = ROOT / "tests/PowerHour.Audit.Aws.Tests/Calls/Cases/endpoints.golden.json.gz"


def resolve(provider, parameters):
    try:
        found = provider.resolve_endpoint(**parameters)
    except EndpointProviderError:
        return ["ERR", "", ""]
    scheme = (found.properties.get("authSchemes") or [{}])[0]
    return [found.url, scheme.get("signingRegion", ""), scheme.get("signingName", "")]


def main():
    session = botocore.session.Session()
    loader = session.get_component("data_loader")
    partitions = loader.load_data("partitions")
    regions = [r for p in partitions["partitions"] if p["id"] in ("aws", "aws-cn", "aws-us-gov") for r in p["regions"]]
    golden = {}
    for service in read_operations(HERE / "operations.txt"):
        rules = loader.load_service_model(service, "endpoint-rule-set-1")
        provider = EndpointProvider(rules, partitions)
        extra = {"AccountId": "123456789012", "RequiresAccountId": True} if service == "s3control" else {}
        for region in sorted(regions):
            for fips in (False, True):
                for dual in (False, True):
                    parameters = {"Region": region, "UseFIPS": fips, "UseDualStack": dual, **extra}
                    golden[f"{service}|{region}|{int(fips)}|{int(dual)}"] = resolve(provider, parameters)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(gzip.compress(json.dumps(golden, separators=(",", ":")).encode(), mtime=0))
    print(f"{len(golden)} endpoints")


if __name__ == "__main__":
    main()
