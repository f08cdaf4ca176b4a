variable "cluster_identifier" {
  description = "The cluster, which is there already."
  type        = string
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps the audit logs."
  type        = number
  default     = 365
}

variable "snapshot_schedule" {
  description = "When snapshots are made: rate(8 hours), or cron(0 3 * * ? *) in UTC."
  type        = string
  default     = "rate(8 hours)"
}

variable "copy_region" {
  description = "The region that gets a copy of each snapshot."
  type        = string
}

variable "copy_retention_days" {
  description = "How long the other region keeps the copies, 1 to 35."
  type        = number
  default     = 7

  validation {
    condition     = var.copy_retention_days >= 1 && var.copy_retention_days <= 35
    error_message = "Give 1 to 35 days."
  }
}

variable "copy_grant_name" {
  description = "The snapshot copy grant in the other region, for a cluster that is encrypted with a key of KMS."
  type        = string
  default     = null
}

variable "disk_percent" {
  description = "From which use of the disk on there is an alarm, in percent."
  type        = number
  default     = 85
}

variable "alarm_topic_arns" {
  description = "The SNS topics that hear alarms."
  type        = list(string)
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
