"""Plants the accounts of attack paths: python3 seed.py http://127.0.0.1:5000 FOLDER

Prints as JSON the two accounts, the one in which every path is open and the one in which every path is closed, each with credentials, and
which other paths a case opens with its own.
A call that moto refuses ends the program: a case holds only what moto can hold.
"""
import io
import json
import pathlib
import re
import sys
import zipfile

import boto3
import yaml
from botocore.config import Config

URL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
REGION = "us-east-1"
DOCUMENTS = {"Policy", "PolicyDocument", "AssumeRolePolicyDocument", "policy"}
NONE = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}


clients = {}


def client(service, credentials):
    key = (service, credentials["aws_access_key_id"])
    if key not in clients:  # making one takes longer than a call
        clients[key] = boto3.client(service, region_name=REGION, endpoint_url=URL, config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}), **credentials)
    return clients[key]


def archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        out.writestr("f.py", "def handler(event, context): return event")
    return data.getvalue()


def fill(value, names):
    if isinstance(value, str):
        if value == "$ZIP":
            return archive()
        for _ in range(3):  # what a name stands for may name others
            value = re.sub(r"\$(\w+)", lambda m: names[m[1]], value)
        return value
    if isinstance(value, list):
        return [fill(v, names) for v in value]
    if not isinstance(value, dict):
        return value
    filled = {k: fill(v, names) for k, v in value.items()}
    return {k: json.dumps({"Version": "2012-10-17", **v}) if k in DOCUMENTS and isinstance(v, dict) else v for k, v in filled.items()}


def take(step, names, credentials):
    (call, request), = ((k, v) for k, v in step.items() if "." in k)
    service, operation = call.split(".")
    try:
        answer = getattr(client(service, credentials), operation)(**fill(request, names))
    except Exception as e:
        sys.exit(f"{names['N']}: {call}: {e}")
    for name, path in step.get("save", {}).items():
        value = answer
        for part in path.split("."):
            value = value[int(part)] if part.isdigit() else value[part]
        names[name] = value


def plant(twin, account, base, cases):
    given = client("sts", NONE).assume_role(RoleArn=f"arn:aws:iam::{account}:role/seed", RoleSessionName="seed")["Credentials"]
    credentials = {"aws_access_key_id": given["AccessKeyId"], "aws_secret_access_key": given["SecretAccessKey"], "aws_session_token": given["SessionToken"]}
    shared = {"N": twin, "A": account, "R": REGION}
    for step in base["once"]:
        take(step, shared, credentials)
    for name, case in cases.items():
        side = case[twin] or {}
        names = {**shared, **base["names"], **case.get("names", {}), **side.get("names", {}), "N": f"{name}-{twin[0]}"}
        left_out = side.get("without", [])
        for step in side.get("before", []) + [s for s in base["each"] if s.get("label") not in left_out] + case.get("both", []) + side.get("steps", []):
            take(step, names, credentials)
    return {"account": account, **credentials}


base = yaml.safe_load((FOLDER / "base.yaml").read_text())
cases = {f.stem: yaml.safe_load(f.read_text()) for f in sorted((FOLDER / "cases").glob("*.yaml"))}
accounts = {twin: plant(twin, account, base, cases) for twin, account in (("vulnerable", "111111111111"), ("repaired", "222222222222"))}
print(json.dumps({"accounts": accounts, "also": {name: (case["vulnerable"] or {}).get("also", []) for name, case in cases.items()}}))
