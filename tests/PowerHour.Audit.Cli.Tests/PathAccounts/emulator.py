"""moto as a server, with empty lists where it has none: python3 emulator.py 5000

moto does not implement some lists. Nothing of the kind can be in its accounts, so that "none" is the true answer; without it every
rule that has to look there says UNKNOWN. An operation that moto has come to implement is answered by moto.
"""
import json
import os
import sys

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple

EMPTY = {
    "SageMaker.ListFeatureGroups": {"FeatureGroupSummaries": []},
    "SageMaker.ListFlowDefinitions": {"FlowDefinitionSummaries": []},
    "SageMaker.ListInferenceComponents": {"InferenceComponents": []},
    "SageMaker.ListLabelingJobs": {"LabelingJobSummaryList": []},
    "SageMaker.ListMonitoringSchedules": {"MonitoringScheduleSummaries": []},
    "SageMaker.ListSpaces": {"Spaces": []},
    "SageMaker.ListUserProfiles": {"UserProfiles": []},
    "CloudTrail_20131101.ListEventDataStores": {"EventDataStores": []},
}


class Filled:
    def __init__(self, moto):
        self.moto = moto

    def __call__(self, environ, start_response):
        nothing = EMPTY.get(environ.get("HTTP_X_AMZ_TARGET", "").replace("com.amazonaws.cloudtrail.v20131101.", ""))
        if nothing is None:
            return self.moto(environ, start_response)
        answer = []
        try:
            body = b"".join(self.moto(environ, lambda status, headers, *_: answer.extend((status, headers))))
        except NotImplementedError:
            answer, body = ["501 Not Implemented", []], b""
        if not answer[0].startswith("2"):
            body = json.dumps(nothing).encode()
            answer = ["200 OK", [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(body)))]]
        start_response(*answer)
        return [body]


os.environ["MOTO_PORT"] = sys.argv[1]
run_simple("127.0.0.1", int(sys.argv[1]), Filled(DomainDispatcherApplication(create_backend_app)), threaded=True)
