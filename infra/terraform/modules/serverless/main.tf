# A workgroup and its namespace: it costs while somebody uses it, and a limit ends a day that costs too much. By default it
# is one for development and tests; the modules producer and consumer make one for production of it.

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
  namespace_name                   = var.name
  db_name                          = var.database
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.kms_key_arn
  kms_key_id                       = var.kms_key_arn
  iam_roles                        = try([aws_iam_role.data[0].arn], null)
  default_iam_role_arn             = try(aws_iam_role.data[0].arn, null)
  log_exports                      = local.log_exports
  tags                             = var.tags

  # Another first database would replace the namespace, data and all: after a restore its name is that of the snapshot.
  lifecycle {
    ignore_changes = [db_name]
  }

  depends_on = [aws_cloudwatch_log_group.audit]
}

data "aws_subnet" "given" {
  count = length(var.subnet_ids)

  id = var.subnet_ids[count.index]
}

# With a key of yours, whoever runs this needs kms:CreateGrant, kms:Decrypt, kms:Encrypt and kms:GenerateDataKey on it; else
# AWS refuses the workgroup with "Insufficient KMS permissions."
resource "aws_redshiftserverless_workgroup" "this" {
  workgroup_name       = var.name
  namespace_name       = aws_redshiftserverless_namespace.this.namespace_name
  base_capacity        = var.base_capacity
  max_capacity         = var.max_capacity
  enhanced_vpc_routing = var.enhanced_vpc_routing
  publicly_accessible  = var.publicly_accessible
  subnet_ids           = var.subnet_ids
  security_group_ids   = var.security_group_ids
  tags                 = var.tags

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }

  lifecycle {
    # AWS answers with all parameters there are, which would be a difference at each plan.
    ignore_changes = [config_parameter]

    precondition {
      condition     = alltrue([for subnet in data.aws_subnet.given : pow(2, 32 - tonumber(split("/", subnet.cidr_block)[1])) - 5 >= local.addresses_needed])
      error_message = "Too few addresses: with a base capacity of ${var.base_capacity} RPU the workgroup needs ${local.addresses_needed} free ones in each subnet. Give larger subnets (/23 is enough for every capacity), or a smaller base_capacity."
    }
  }
}

# Reached, with breach_action deactivate it refuses queries until the next day: a deployment fails then, and is resumed the day after.
resource "aws_redshiftserverless_usage_limit" "day" {
  resource_arn  = aws_redshiftserverless_workgroup.this.arn
  usage_type    = "serverless-compute"
  period        = "daily"
  amount        = var.rpu_hours_per_day
  breach_action = var.breach_action
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
