locals {
  alarms = {
    health = {
      description = "is not healthy: deployments fail or wait"
      metric      = "HealthStatus"
      statistic   = "Minimum"
      comparison  = "LessThanThreshold"
      threshold   = 1
      missing     = "breaching"
    }
    disk = {
      description = "is almost full: writes fail when it is"
      metric      = "PercentageDiskSpaceUsed"
      statistic   = "Average"
      comparison  = "GreaterThanOrEqualToThreshold"
      threshold   = var.disk_percent
      missing     = "notBreaching"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "cluster" {
  for_each = local.alarms

  alarm_name          = "redshift-${var.cluster_identifier}-${each.key}"
  alarm_description   = "The cluster ${var.cluster_identifier} ${each.value.description}."
  namespace           = "AWS/Redshift"
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 2
  treat_missing_data  = each.value.missing
  alarm_actions       = var.alarm_topic_arns
  tags                = var.tags

  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
}
