variable "targets" {
  description = "The targets, in the order in which a release deploys to them: each a workgroup, or a cluster_identifier with its db_user if it has one."
  type = list(object({
    name               = string
    workgroup          = optional(string)
    cluster_identifier = optional(string)
    db_user            = optional(string)
    region             = string
    database           = string
    transport          = optional(string)
  }))

  validation {
    condition     = length(var.targets) > 0 && length(distinct(var.targets[*].name)) == length(var.targets)
    error_message = "Give one target or more, each with a name of its own."
  }

  validation {
    condition     = !contains(var.targets[*].name, "local")
    error_message = "Give another name than local: that is the embedded stand-in."
  }

  validation {
    condition     = alltrue([for target in var.targets : (target.workgroup == null) != (target.cluster_identifier == null)])
    error_message = "Give each target either a workgroup or a cluster_identifier."
  }

  validation {
    condition     = alltrue([for target in var.targets : target.db_user == null || target.cluster_identifier != null])
    error_message = "Give a db_user to a cluster only: on Serverless the database user is the IAM identity."
  }

  validation {
    condition     = alltrue([for target in var.targets : contains(["jdbc", "data-api"], coalesce(target.transport, "jdbc"))])
    error_message = "Give jdbc or data-api as a transport, or none."
  }

  validation {
    condition = alltrue(flatten([
      for target in var.targets : [
        for text in [target.name, target.workgroup, target.cluster_identifier, target.db_user, target.region, target.database] :
        can(regex("^[A-Za-z0-9_.@+-]+$", coalesce(text, "-")))
      ]
    ]))
    error_message = "Give names of letters, digits and _ . @ + - alone."
  }
}

variable "groups" {
  description = "Names for several targets at once, each with its members in their order."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.groups) : can(regex("^[A-Za-z0-9_.-]+$", name)) && !contains(concat(["local"], var.targets[*].name), name)])
    error_message = "Give each group a name of letters, digits and _ . - that no target has."
  }

  validation {
    condition     = alltrue([for members in values(var.groups) : length(members) > 0 && length(distinct(members)) == length(members) && length(setsubtract(members, var.targets[*].name)) == 0])
    error_message = "Give each group names of targets, each once."
  }
}
