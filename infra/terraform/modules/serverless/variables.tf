variable "name" {
  description = "The name of the workgroup and of its namespace."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]{3,64}$", var.name))
    error_message = "Give 3 to 64 lower-case letters, digits and hyphens, such as analytics-dev."
  }
}

variable "database" {
  description = "The first database. A namespace that a cluster's snapshot is restored into has the databases of that cluster then."
  type        = string
  default     = "dev"

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,63}$", var.database))
    error_message = "Give a name of lower-case letters, digits and underscores that does not begin with a digit, such as dev."
  }
}

variable "subnet_ids" {
  description = "Subnets in three availability zones; two are enough without enhanced VPC routing."
  type        = list(string)

  validation {
    condition     = length(distinct(var.subnet_ids)) >= (var.enhanced_vpc_routing ? 3 : 2)
    error_message = "Give three different subnets, each in another availability zone; two are enough without enhanced VPC routing."
  }
}

variable "security_group_ids" {
  description = "Security groups that let in whoever deploys, on port 5439."
  type        = list(string)

  validation {
    condition     = length(var.security_group_ids) > 0
    error_message = "Give at least one security group; without one AWS takes the default one of the network."
  }
}

variable "publicly_accessible" {
  description = "Whether GitHub's own runners can reach it. Let the security group say from where. It then reads only datashares that are PUBLICACCESSIBLE TRUE."
  type        = bool
  default     = false
}

variable "enhanced_vpc_routing" {
  description = "Whether COPY and UNLOAD stay in the network, which needs an endpoint for S3 there, and many addresses in its subnets."
  type        = bool
  default     = false
}

variable "base_capacity" {
  description = "The capacity to begin with, in RPU; AWS's default of 128 is for production."
  type        = number
  default     = 8

  validation {
    condition     = var.base_capacity == 4 || contains(range(8, 513, 8), var.base_capacity) || contains(range(512, 1025, 32), var.base_capacity)
    error_message = "Give 4 RPU, a multiple of 8 up to 512, or, in the regions that have it, a multiple of 32 up to 1024."
  }
}

variable "max_capacity" {
  description = "The capacity that it never exceeds, in RPU."
  type        = number
  default     = 16

  validation {
    condition     = var.max_capacity >= var.base_capacity
    error_message = "Give at least the base_capacity."
  }
}

variable "rpu_hours_per_day" {
  description = "The limit of a day in RPU-hours: an hour of queries at 8 RPU uses 8."
  type        = number
  default     = 16

  validation {
    condition     = var.rpu_hours_per_day >= 1 && floor(var.rpu_hours_per_day) == var.rpu_hours_per_day
    error_message = "Give 1 RPU-hour or more, as a whole number."
  }
}

variable "breach_action" {
  description = "What happens at the limit: deactivate refuses queries for the rest of the day, emit-metric tells only those who look at the metric, log writes a line in a system table."
  type        = string
  default     = "deactivate"

  validation {
    condition     = contains(["deactivate", "emit-metric", "log"], var.breach_action)
    error_message = "Give deactivate, emit-metric or log."
  }
}

variable "read_buckets" {
  description = "Buckets that COPY reads, by their names."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for bucket in var.read_buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", bucket))])
    error_message = "Give names of buckets, such as acme-landing, without s3:// and without wildcards."
  }
}

variable "write_buckets" {
  description = "Buckets that UNLOAD writes to, by their names."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for bucket in var.write_buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", bucket))])
    error_message = "Give names of buckets, such as acme-exports, without s3:// and without wildcards."
  }
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps the audit logs."
  type        = number
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "Give a number of days that CloudWatch knows, such as 30, 90, 365 or 731."
  }
}

variable "kms_key_arn" {
  description = "The key to encrypt with; AWS's own by default. From a key of yours there is no way back to AWS's own."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^(-|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+)$", coalesce(var.kms_key_arn, "-")))
    error_message = "Give the whole ARN of a key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, not an alias."
  }
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
