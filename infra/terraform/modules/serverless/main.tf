# A workgroup for development and tests: it costs while somebody uses it, and a limit ends a day that costs too much.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

locals {
  log_exports = toset(["connectionlog", "useractivitylog", "userlog"])
}

# Redshift makes the log groups when they are not there, and then keeps the logs for ever.
resource "aws_cloudwatch_log_group" "audit" {
  for_each = local.log_exports

  name              = "/aws/redshift/${var.name}/${each.value}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

# The administrator's password is Secrets Manager's; a deployment never uses it.
resource "aws_redshiftserverless_namespace" "this" {
  namespace_name        = var.name
  db_name               = var.database
  manage_admin_password = true
  kms_key_id            = var.kms_key_arn
  log_exports           = local.log_exports
  tags                  = var.tags

  depends_on = [aws_cloudwatch_log_group.audit]
}

resource "aws_redshiftserverless_workgroup" "this" {
  workgroup_name      = var.name
  namespace_name      = aws_redshiftserverless_namespace.this.namespace_name
  base_capacity       = var.base_capacity
  max_capacity        = var.max_capacity
  publicly_accessible = var.publicly_accessible
  subnet_ids          = var.subnet_ids
  security_group_ids  = var.security_group_ids
  tags                = var.tags
}

# Reached, it refuses queries until the next day: a deployment fails then, and is resumed the day after.
resource "aws_redshiftserverless_usage_limit" "day" {
  resource_arn  = aws_redshiftserverless_workgroup.this.arn
  usage_type    = "serverless-compute"
  period        = "daily"
  amount        = var.rpu_hours_per_day
  breach_action = "deactivate"
}

resource "aws_cloudwatch_metric_alarm" "usage" {
  alarm_name          = "redshift-${var.name}-usage"
  alarm_description   = "The workgroup ${var.name} has used 80 % of what it may use today."
  namespace           = "AWS/Redshift-Serverless"
  metric_name         = "UsageLimitConsumed"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 0.8 * var.rpu_hours_per_day
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  tags                = var.tags

  dimensions = {
    UsageLimitId = aws_redshiftserverless_usage_limit.day.id
    UsageType    = "SERVERLESS_COMPUTE"
    Workgroup    = aws_redshiftserverless_workgroup.this.workgroup_name
  }
}
