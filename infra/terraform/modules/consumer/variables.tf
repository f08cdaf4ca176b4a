variable "name" {
  description = "The name of the workgroup and of its namespace."
  type        = string
}

variable "database" {
  description = "Its own database, beside the one that it makes from a datashare."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets in three availability zones, with an endpoint for S3. At 512 RPU each needs 133 free addresses; see the module networking."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups that let in whoever deploys and whoever reads, on port 5439."
  type        = list(string)
}

variable "publicly_accessible" {
  description = "Whether it can be reached from the internet, as far as its security groups let anybody in. Redshift hides from it each datashare that is not PUBLICACCESSIBLE TRUE."
  type        = bool
  default     = false

  validation {
    condition     = !var.publicly_accessible || var.datashares_are_publicaccessible
    error_message = "A publicly accessible consumer cannot read a datashare without PUBLICACCESSIBLE TRUE. Leave it private; or run ALTER DATASHARE ... SET PUBLICACCESSIBLE TRUE on the producer for each datashare that it reads, and say datashares_are_publicaccessible = true."
  }
}

variable "datashares_are_publicaccessible" {
  description = "That each datashare that it reads has been made with, or altered to, PUBLICACCESSIBLE TRUE. Only a publicly accessible consumer needs that."
  type        = bool
  default     = false
}

variable "kms_key_arn" {
  description = "The key to encrypt with. Datashares within an account need producer and consumers that are both encrypted, not under the same key."
  type        = string
  nullable    = false
}

variable "base_capacity" {
  description = "The capacity to begin with, in RPU."
  type        = number
  default     = 8
}

variable "max_capacity" {
  description = "The capacity that it never exceeds, in RPU."
  type        = number
  default     = 64
}

variable "rpu_hours_per_day" {
  description = "After this many RPU-hours within a day it refuses queries; from 80 % on there is an alarm."
  type        = number
  default     = 64
}

variable "write_buckets" {
  description = "Buckets that UNLOAD writes to, by their names."
  type        = set(string)
  default     = []
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
