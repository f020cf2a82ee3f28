#!/usr/bin/env python3
"""Names the List operations of SageMaker that an installed botocore has and sagemaker-lists.tsv of the tests does not.

A new one means a new kind of resource: describe it in AwsServices/, or say in the file why it is none.
"""

import pathlib
import sys

import botocore.session

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KNOWN = ROOT / "tests/PowerHour.Audit.Tests/AwsServices/sagemaker-lists.tsv"

known = {line.split("\t")[0] for line in KNOWN.read_text().splitlines() if not line.startswith("#")}
model = botocore.session.get_session().get_service_model("sagemaker")
new = sorted(o for o in model.operation_names if o.startswith("List") and o not in known)
print("\n".join(new) if new else "nothing new")
sys.exit(1 if new else 0)
