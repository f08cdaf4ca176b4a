variable "name" {
  description = "The name of the workgroup and of its namespace."
  type        = string
}

variable "database" {
  description = "The first database. To restore a cluster's snapshot into it, give the name of the cluster's database."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets in three availability zones, with an endpoint for S3. At 512 RPU each needs 133 free addresses; see the module networking."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups that let in whoever deploys, on port 5439."
  type        = list(string)
}

variable "kms_key_arn" {
  description = "The key to encrypt with. Datashares within an account need producer and consumers that are both encrypted, not under the same key; whoever restores a snapshot needs the output kms_policy, and the key of the snapshot as it was."
  type        = string
  nullable    = false
}

variable "base_capacity" {
  description = "The capacity to begin with, in RPU. Above 128 TB of data AWS takes no less than 32."
  type        = number
  default     = 32
}

variable "max_capacity" {
  description = "The capacity that it never exceeds, in RPU."
  type        = number
  default     = 128
}

variable "rpu_hours_per_day" {
  description = "From 80 % of this many RPU-hours within a day on there is an alarm."
  type        = number
  default     = 256
}

variable "read_buckets" {
  description = "Buckets that COPY reads, by their names."
  type        = set(string)
  default     = []
}

variable "alarm_topic_arns" {
  description = "The SNS topics that hear alarms."
  type        = list(string)

  validation {
    condition     = length(var.alarm_topic_arns) > 0
    error_message = "Give at least one SNS topic: nothing else tells of a day that costs too much, for the limit of a producer ends nothing."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
