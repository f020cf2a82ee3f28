"""Asks boto3 what the tests asked: reads {"calls": [{service, operation, region, input}]} from stdin, prints one answer a line."""
import base64
import datetime
import json
import sys

import boto3
from botocore.config import Config

clients = {}


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


for call in json.load(sys.stdin)["calls"]:
    key = call["service"], call["region"]
    if key not in clients:
        clients[key] = boto3.client(key[0], region_name=key[1], endpoint_url=sys.argv[1], aws_access_key_id="test", aws_secret_access_key="test",
                                    config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}))
    try:
        answer = clients[key]._make_api_call(call["operation"], call["input"])
        answer.pop("ResponseMetadata", None)
    except Exception as e:
        answer = {"$failed": type(e).__name__}
    print(json.dumps(answer, default=plain))
