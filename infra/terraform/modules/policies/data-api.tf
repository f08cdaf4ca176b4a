# What a deployment over the Redshift Data API asks of AWS beside TemporaryPassword or ReadSecret, which AWS looks for on behalf of
# whoever calls. Nothing asks where the cluster is.
#
#   RunStatements  ExecuteStatement, and BatchExecuteStatement for a whole transaction; the condition keeps other sessions of
#                  the role from speaking into the database session of a deployment. Only a request that continues one has
#                  the key, so the condition is one of those that need it only if it is there
#   OwnStatements  DescribeStatement to wait, GetStatementResult to read, CancelStatement to stop what runs or waits too
#                  long, ListStatements to learn whether a request without an answer has arrived. They know no resources, so
#                  the condition keeps the statements of others out

locals {
  over_data_api = var.target.transport == "data-api"

  # Each list has one statement or none.
  data_api = concat(
    [for calls in [["redshift-data:ExecuteStatement", "redshift-data:BatchExecuteStatement"]] : {
      Sid       = "RunStatements"
      Effect    = "Allow"
      Action    = calls
      Resource  = [local.place]
      Condition = { StringEqualsIfExists = { "redshift-data:session-owner-iam-userid" = "$${aws:userid}" } }
    } if local.over_data_api],
    [for calls in [["redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:CancelStatement", "redshift-data:ListStatements"]] : {
      Sid       = "OwnStatements"
      Effect    = "Allow"
      Action    = calls
      Resource  = ["*"]
      Condition = { StringEquals = { "redshift-data:statement-owner-iam-userid" = "$${aws:userid}" } }
    } if local.over_data_api],
  )
}
