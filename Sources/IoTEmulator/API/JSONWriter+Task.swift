import MitigationModel

/// The responses about tasks.
extension JSONWriter {
    /// DescribeAuditMitigationActionsTask.
    mutating func task(_ task: AuditMitigationActionsTask) {
        object { json in
            json.member("taskStatus", task.taskStatus?.rawValue)
            json.member("startTime", task.startTime)
            json.member("endTime", task.endTime)
            json.member("taskStatistics", task.taskStatistics) { $0.map($1) { $0.statistics($1) } }
            json.member("target", task.target) { $0.target($1) }
            json.member("auditCheckToActionsMapping", task.auditCheckToActionsMapping) { $0.namesByCheck($1) }
            json.member("actionsDefinition", task.actionsDefinition) { $0.array($1) { $0.action($1) } }
        }
    }

    /// An entry of ListAuditMitigationActionsTasks.
    mutating func taskSummary(_ summary: AuditMitigationActionsTaskSummary) {
        object { json in
            json.member("taskId", summary.taskId)
            json.member("startTime", summary.startTime)
            json.member("taskStatus", summary.taskStatus?.rawValue)
        }
    }

    /// An entry of ListAuditMitigationActionsExecutions.
    mutating func execution(_ execution: AuditMitigationActionExecution) {
        object { json in
            json.member("taskId", execution.taskId)
            json.member("findingId", execution.findingId)
            json.member("actionName", execution.actionName)
            json.member("actionId", execution.actionId)
            json.member("status", execution.status?.rawValue)
            json.member("startTime", execution.startTime)
            json.member("endTime", execution.endTime)
            json.member("errorCode", execution.errorCode)
            json.member("message", execution.message)
        }
    }

    private mutating func map<Value>(_ entries: [CheckName: Value], _ write: (inout JSONWriter, Value) -> Void) {
        object { json in
            for (check, value) in entries.sorted(by: { $0.key < $1.key }) {
                json.member(check.rawValue, value, write)
            }
        }
    }

    private mutating func namesByCheck(_ names: [CheckName: [String]]) {
        map(names) { $0.array($1) { $0.string($1) } }
    }

    private mutating func statistics(_ counts: TaskStatisticsForAuditCheck) {
        object { json in
            json.member("totalFindingsCount", counts.totalFindingsCount)
            json.member("failedFindingsCount", counts.failedFindingsCount)
            json.member("succeededFindingsCount", counts.succeededFindingsCount)
            json.member("skippedFindingsCount", counts.skippedFindingsCount)
            json.member("canceledFindingsCount", counts.canceledFindingsCount)
        }
    }

    private mutating func target(_ target: AuditMitigationActionsTaskTarget) {
        object { json in
            json.member("auditTaskId", target.auditTaskId)
            json.member("findingIds", target.findingIds)
            json.member("auditCheckToReasonCodeFilter", target.auditCheckToReasonCodeFilter) { $0.namesByCheck($1) }
        }
    }

    private mutating func action(_ action: MitigationAction) {
        object { json in
            json.member("name", action.name)
            json.member("id", action.id)
            json.member("roleArn", action.roleArn)
            json.member("actionParams", action.actionParams) { $0.parameters($1) }
        }
    }

    private mutating func parameters(_ parameters: MitigationActionParams) {
        object { json in
            json.member("updateDeviceCertificateParams", parameters.updateDeviceCertificateParams) { json, value in
                json.object { $0.member("action", value.action) }
            }
            json.member("updateCACertificateParams", parameters.updateCACertificateParams) { json, value in
                json.object { $0.member("action", value.action) }
            }
            json.member("addThingsToThingGroupParams", parameters.addThingsToThingGroupParams) { json, value in
                json.object {
                    $0.member("thingGroupNames", value.thingGroupNames)
                    $0.member("overrideDynamicGroups", value.overrideDynamicGroups)
                }
            }
            json.member("replaceDefaultPolicyVersionParams", parameters.replaceDefaultPolicyVersionParams) {
                json, value in
                json.object { $0.member("templateName", value.templateName) }
            }
            json.member("enableIoTLoggingParams", parameters.enableIoTLoggingParams) { json, value in
                json.object {
                    $0.member("roleArnForLogging", value.roleArnForLogging)
                    $0.member("logLevel", value.logLevel)
                }
            }
            json.member("publishFindingToSnsParams", parameters.publishFindingToSnsParams) { json, value in
                json.object { $0.member("topicArn", value.topicArn) }
            }
        }
    }
}
