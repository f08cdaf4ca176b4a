variable "account_id" {
  description = "The account; any other is refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Give the twelve digits of the account, as a text."
  }
}

variable "region" {
  description = "The region of the producer and its consumers."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Give a region, such as eu-west-1."
  }
}

variable "availability_zones" {
  description = "Three zones of the region."
  type        = list(string)

  validation {
    condition     = alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "Give zones of the region, such as eu-west-1a."
  }
}

variable "cidr" {
  description = "The addresses of the network, from /16 to /21."
  type        = string
  default     = "10.20.0.0/16"
}

variable "deployer_cidrs" {
  description = "Ranges of other networks that deploy over port 5439."
  type        = set(string)
  default     = []
}

variable "github" {
  description = "The repository that deploys. https://api.github.com/repos/OWNER/NAME tells both ids."
  type = object({
    owner         = string
    owner_id      = optional(string)
    repository    = string
    repository_id = optional(string)
    subject_form  = optional(string, "both")
  })
}

variable "database" {
  description = "The producer's database."
  type        = string
  default     = "warehouse"
}

variable "read_buckets" {
  description = "Buckets that the producer loads from, by their names."
  type        = set(string)
  default     = []
}

variable "transport" {
  description = "How to deploy: data-api from GitHub's own runners, jdbc from a runner in the network or in deployer_cidrs."
  type        = string
  default     = "data-api"

  validation {
    condition     = contains(["data-api", "jdbc"], var.transport)
    error_message = "Give data-api or jdbc."
  }
}

variable "alarm_email" {
  description = "Who hears alarms."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "Give one address, such as warehouse@example.com."
  }
}
