variable "cluster_identifier" {
  description = "The name of the cluster, and of its subnet and parameter groups."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9])*$", var.cluster_identifier)) && length(var.cluster_identifier) <= 63
    error_message = "Give lower-case letters, digits and single hyphens, a letter first and no hyphen last, at most 63 characters, such as dw."
  }
}

variable "database" {
  description = "The first database."
  type        = string

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,63}$", var.database))
    error_message = "Give a name of lower-case letters, digits and underscores that does not begin with a digit, such as prod."
  }
}

variable "node_type" {
  description = "The type of its nodes."
  type        = string

  validation {
    condition     = can(regex("^(ra3|rg)\\.[a-z0-9]+$", var.node_type))
    error_message = "Give a type with managed storage, such as ra3.large or rg.xlarge: no other has Multi-AZ or relocation."
  }
}

variable "number_of_nodes" {
  description = "How many nodes it has; with Multi-AZ, in each of two availability zones."
  type        = number

  validation {
    condition     = var.number_of_nodes >= 1 && var.number_of_nodes <= 100 && floor(var.number_of_nodes) == var.number_of_nodes
    error_message = "Give 1 to 100 nodes."
  }

  validation {
    condition     = var.availability != "multi-az" || var.number_of_nodes >= 2
    error_message = "Multi-AZ takes 2 nodes or more in each zone. Give 2, or availability = \"relocation\"."
  }
}

variable "availability" {
  description = "What happens when an availability zone fails: relocation moves the cluster to another one, which takes a while and may find no room; multi-az goes on in a second one, for the price of twice the nodes. AWS has no STV and SVV views on Multi-AZ; how a deployment fares there, which asks some of them for locks, sessions and external schemas, was not tried."
  type        = string
  default     = "relocation"

  validation {
    condition     = contains(["relocation", "multi-az"], var.availability)
    error_message = "Give relocation or multi-az: AWS takes one of them, not both."
  }
}

variable "subnet_ids" {
  description = "Subnets in three availability zones, with an endpoint for S3: COPY and UNLOAD stay in the network."
  type        = list(string)

  validation {
    condition     = length(distinct(var.subnet_ids)) >= 3
    error_message = "Give three different subnets, each in another availability zone: Multi-AZ takes no fewer, and relocation moves between them."
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

variable "kms_key_arn" {
  description = "The key to encrypt with. Its snapshots are under it too: no snapshot can be restored when the key is gone, or by somebody who may not use it."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_arn))
    error_message = "Give the whole ARN of a key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, not an alias."
  }
}

variable "iam_role_arns" {
  description = "Roles with which COPY reads and UNLOAD writes."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.iam_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9/_+=,.@-]+$", arn))])
    error_message = "Give whole ARNs of roles, such as arn:aws:iam::111122223333:role/redshift-load."
  }
}

variable "snapshot_retention_days" {
  description = "How long automated snapshots are kept. The last one, made when the cluster is deleted, is kept for ever."
  type        = number
  default     = 7

  validation {
    condition     = var.snapshot_retention_days >= 1 && var.snapshot_retention_days <= 35
    error_message = "Give 1 to 35 days."
  }
}

variable "copy_region" {
  description = "The region that gets a copy of each snapshot."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.copy_region)) && try(var.copy_region != split(":", var.kms_key_arn)[3], true)
    error_message = "Give another region than that of the cluster, such as eu-central-1."
  }
}

variable "copy_kms_key_arn" {
  description = "The key of the copies, in the other region; AWS's own by default."
  type        = string
  default     = null

  validation {
    condition     = var.copy_kms_key_arn == null ? true : can(regex("^arn:aws[a-z-]*:kms:${var.copy_region}:[0-9]{12}:key/[A-Za-z0-9-]+$", var.copy_kms_key_arn))
    error_message = "Give the whole ARN of a key in the copy_region: a key is good for its own region alone."
  }
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
