# What a deployment asks of AWS; what it asks of the Data API is in data-api.tf. Each statement is named after what the
# deployer does with it:
#
#   TemporaryPassword  one call for each connection that finds the last password about to expire; over the Data API no call
#                      of its own
#   CreateUser         no call of its own: AWS looks for it when redshift.autoCreate is set
#   JoinGroups         no call of its own: AWS looks for it when redshift.dbGroups is set
#   ReadSecret         with redshift.secretArn: one call before the first connection, and one when the password is refused; over
#                      the Data API no call of its own
#   FindEndpoint       over JDBC: one call before the first connection, and while redshift.waitForCluster waits
#
# What TemporaryPassword limits: the cluster and, with a db_user, the user. AWS compares dbname only with a database that a
# request names; one that names none gets a password for every database of the cluster. GetCredentials of Serverless knows
# the workgroup alone. Which databases are reached is up to the grants of the database user.
#
# A test deploys in each of these ways, and compares this with the permissions that were looked for.

locals {
  redshift   = "arn:${var.target.partition}:redshift:${var.target.region}:${var.target.account_id}"
  serverless = "arn:${var.target.partition}:redshift-serverless:${var.target.region}:${var.target.account_id}"

  on_cluster    = var.target.cluster_identifier != null
  as_user       = local.on_cluster && var.target.db_user != null
  as_identity   = local.on_cluster && var.target.db_user == null && !local.by_secret
  on_serverless = var.target.workgroup_id != null
  by_secret     = var.target.secret_arn != null

  # Only where they are used do these hold names: a null in a template is an error.
  cluster   = coalesce(var.target.cluster_identifier, "none")
  user      = coalesce(var.target.db_user, "none")
  workgroup = "${local.serverless}:workgroup/${coalesce(var.target.workgroup_id, "none")}"
  place     = local.on_cluster ? "${local.redshift}:cluster:${local.cluster}" : local.workgroup

  # Each list has one statement or none.
  login = concat(
    [for call in ["redshift:GetClusterCredentials"] : {
      Sid    = "TemporaryPassword"
      Effect = "Allow"
      Action = call
      Resource = [
        "${local.redshift}:dbuser:${local.cluster}/${local.user}",
        "${local.redshift}:dbname:${local.cluster}/${var.target.database}",
      ]
    } if local.as_user],
    [for call in ["redshift:CreateClusterUser"] : {
      Sid      = "CreateUser"
      Effect   = "Allow"
      Action   = call
      Resource = ["${local.redshift}:dbuser:${local.cluster}/${local.user}"]
    } if var.target.auto_create],
    [for call in ["redshift:JoinGroup"] : {
      Sid      = "JoinGroups"
      Effect   = "Allow"
      Action   = call
      Resource = [for group in var.target.db_groups : "${local.redshift}:dbgroup:${local.cluster}/${group}"]
    } if length(var.target.db_groups) > 0],
    [for call in ["redshift:GetClusterCredentialsWithIAM"] : {
      Sid      = "TemporaryPassword"
      Effect   = "Allow"
      Action   = call
      Resource = ["${local.redshift}:dbname:${local.cluster}/${var.target.database}"]
    } if local.as_identity],
    [for call in ["redshift-serverless:GetCredentials"] : {
      Sid      = "TemporaryPassword"
      Effect   = "Allow"
      Action   = call
      Resource = [local.workgroup]
    } if local.on_serverless && !local.by_secret],
    [for call in ["secretsmanager:GetSecretValue"] : {
      Sid      = "ReadSecret"
      Effect   = "Allow"
      Action   = call
      Resource = [var.target.secret_arn]
    } if local.by_secret],
  )

  endpoint = [for call in [local.on_cluster ? "redshift:DescribeClusters" : "redshift-serverless:GetWorkgroup"] : {
    Sid      = "FindEndpoint"
    Effect   = "Allow"
    Action   = call
    Resource = [local.place]
  } if !local.by_secret && !local.over_data_api]
}

output "deploy" {
  description = "The policy of a role that deploys."
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.login, local.endpoint, local.data_api)
  })
}
