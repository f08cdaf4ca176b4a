# useractivitylog, which tells every statement, also needs enable_user_activity_logging = true in the parameter group of
# the cluster. That is not done here: the group belongs to the cluster, and changing it takes a reboot.

locals {
  log_exports = toset(["connectionlog", "useractivitylog", "userlog"])
}

# Redshift makes the log groups when they are not there, and then keeps the logs for ever.
resource "aws_cloudwatch_log_group" "audit" {
  for_each = local.log_exports

  name              = "/aws/redshift/cluster/${var.cluster_identifier}/${each.value}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_redshift_logging" "audit" {
  cluster_identifier   = var.cluster_identifier
  log_destination_type = "cloudwatch"
  log_exports          = local.log_exports

  depends_on = [aws_cloudwatch_log_group.audit]
}
