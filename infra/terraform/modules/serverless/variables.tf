variable "name" {
  description = "The name of the workgroup and of its namespace."
  type        = string
}

variable "database" {
  description = "The first database."
  type        = string
  default     = "dev"
}

variable "subnet_ids" {
  description = "Subnets in three availability zones."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups that let in whoever deploys, on port 5439."
  type        = list(string)
}

variable "publicly_accessible" {
  description = "Whether GitHub's own runners can reach it. Let the security group say from where."
  type        = bool
  default     = false
}

variable "base_capacity" {
  description = "The capacity to begin with, in RPU; AWS's default of 128 is for production."
  type        = number
  default     = 8
}

variable "max_capacity" {
  description = "The capacity that it never exceeds, in RPU."
  type        = number
  default     = 16
}

variable "rpu_hours_per_day" {
  description = "After this many RPU-hours within a day it refuses queries."
  type        = number
  default     = 16
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps the audit logs."
  type        = number
  default     = 90
}

variable "kms_key_arn" {
  description = "The key to encrypt with; AWS's own by default."
  type        = string
  default     = null
}

variable "alarm_topic_arns" {
  description = "The SNS topics that hear alarms."
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
