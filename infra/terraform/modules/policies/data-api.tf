# What a deployment over the Redshift Data API will ask of AWS. The deployer has no such transport yet, so nothing
# attaches this, and no test compares it with calls. It is from AWS's documentation alone:
#
#   TemporaryPassword  as over JDBC: the Data API asks for it on behalf of whoever calls
#   Submit             ExecuteStatement, and BatchExecuteStatement for what is one transaction
#   OwnStatements      DescribeStatement to wait, GetStatementResult to read, CancelStatement when a run is cancelled;
#                      these know no resources, so the condition keeps other people's statements out

output "data_api" {
  description = "The policy of a role that deploys over the Redshift Data API. Not in use yet."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.login,
      [for place in local.endpoint : {
        Sid      = "Submit"
        Effect   = "Allow"
        Action   = ["redshift-data:ExecuteStatement", "redshift-data:BatchExecuteStatement"]
        Resource = place.Resource
      }],
      [for own in [["redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:CancelStatement"]] : {
        Sid       = "OwnStatements"
        Effect    = "Allow"
        Action    = own
        Resource  = ["*"]
        Condition = { StringEquals = { "redshift-data:statement-owner-iam-userid" = "$${aws:userid}" } }
      }],
    )
  })
}
