import MitigationModel

/// The responses about findings.
extension JSONWriter {
    /// A finding, as in ListAuditFindings and DescribeAuditFinding.
    mutating func finding(_ finding: AuditFinding) {
        object { json in
            json.member("findingId", finding.findingId)
            json.member("taskId", finding.taskId)
            json.member("checkName", finding.checkName?.rawValue)
            json.member("taskStartTime", finding.taskStartTime)
            json.member("findingTime", finding.findingTime)
            json.member("severity", finding.severity?.rawValue)
            json.member("nonCompliantResource", finding.nonCompliantResource) { json, value in
                json.resource(value.resourceType, value.resourceIdentifier, value.additionalInfo)
            }
            json.member("relatedResources", finding.relatedResources) { json, values in
                json.array(values) { json, value in
                    json.resource(value.resourceType, value.resourceIdentifier, value.additionalInfo)
                }
            }
            json.member("reasonForNonCompliance", finding.reasonForNonCompliance)
            json.member("reasonForNonComplianceCode", finding.reasonForNonComplianceCode)
            json.member("isSuppressed", finding.isSuppressed)
        }
    }

    private mutating func resource(
        _ type: ResourceType?, _ identifier: ResourceIdentifier?, _ additionalInfo: [String: String]?
    ) {
        object { json in
            json.member("resourceType", type?.rawValue)
            json.member("resourceIdentifier", identifier) { $0.identifier($1) }
            json.member("additionalInfo", additionalInfo) { json, info in
                json.object { json in
                    for (name, value) in info.sorted(by: { $0.key < $1.key }) {
                        json.member(name, value)
                    }
                }
            }
        }
    }

    private mutating func identifier(_ identifier: ResourceIdentifier) {
        object { json in
            json.member("deviceCertificateId", identifier.deviceCertificateId)
            json.member("caCertificateId", identifier.caCertificateId)
            json.member("cognitoIdentityPoolId", identifier.cognitoIdentityPoolId)
            json.member("clientId", identifier.clientId)
            json.member("policyVersionIdentifier", identifier.policyVersionIdentifier) { json, policy in
                json.object {
                    $0.member("policyName", policy.policyName)
                    $0.member("policyVersionId", policy.policyVersionId)
                }
            }
            json.member("account", identifier.account)
            json.member("iamRoleArn", identifier.iamRoleArn)
            json.member("roleAliasArn", identifier.roleAliasArn)
            json.member("issuerCertificateIdentifier", identifier.issuerCertificateIdentifier) { json, issuer in
                json.object {
                    $0.member("issuerCertificateSubject", issuer.issuerCertificateSubject)
                    $0.member("issuerId", issuer.issuerId)
                    $0.member("issuerCertificateSerialNumber", issuer.issuerCertificateSerialNumber)
                }
            }
            json.member("deviceCertificateArn", identifier.deviceCertificateArn)
        }
    }
}
