"""Holds findings on standard input against botocore's own model of securityhub:BatchImportFindings, as boto3 would before it sends them."""
import json
import sys

import botocore.session
from botocore.validate import ParamValidator

findings = json.load(sys.stdin)
operation = botocore.session.get_session().get_service_model("securityhub").operation_model("BatchImportFindings")
problems, largest = [], 0
for begin in range(0, len(findings), 100):  # as many as one call takes
    report = ParamValidator().validate({"Findings": findings[begin:begin + 100]}, operation.input_shape)
    if report.has_errors():
        problems.append(report.generate_report())
known = set(operation.input_shape.members["Findings"].member.members)
for finding in findings:
    largest = max(largest, len(json.dumps(finding, ensure_ascii=False).encode()))
    problems += [f"{name} is no member of a finding" for name in finding if name not in known]
print(json.dumps({"count": len(findings), "largest": largest, "problems": problems[:10]}))
