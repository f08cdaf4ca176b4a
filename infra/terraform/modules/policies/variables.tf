variable "target" {
  description = "Where to deploy to: a provisioned cluster (cluster_identifier), a workgroup (workgroup_id, the UUID at the end of its ARN), or where a secret says (secret_arn); over the Data API a secret_arn beside one of the others is the login. The database limits only requests on a cluster that name one; the policy of a workgroup cannot hold it. The transport is jdbc or data-api, as redshift.transport says."
  type = object({
    account_id         = string
    region             = string
    partition          = optional(string, "aws")
    database           = string
    cluster_identifier = optional(string)
    db_user            = optional(string)
    db_groups          = optional(list(string), [])
    auto_create        = optional(bool, false)
    workgroup_id       = optional(string)
    secret_arn         = optional(string)
    transport          = optional(string, "jdbc")
  })

  validation {
    condition     = length([for way in [var.target.cluster_identifier, var.target.workgroup_id, var.target.transport == "data-api" ? null : var.target.secret_arn] : way if way != null]) == 1
    error_message = "Set either cluster_identifier, workgroup_id or secret_arn; over the Data API cluster_identifier or workgroup_id, and secret_arn beside it to log in with a secret."
  }

  validation {
    condition     = var.target.secret_arn == null || var.target.db_user == null
    error_message = "The secret names the database user: no db_user beside secret_arn."
  }

  validation {
    condition     = can(regex("^(-|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+)$", coalesce(var.target.secret_arn, "-")))
    error_message = "secret_arn is the whole ARN of one secret, without wildcards."
  }

  validation {
    condition     = var.target.db_user != null || (length(var.target.db_groups) == 0 && !var.target.auto_create)
    error_message = "db_groups and auto_create need a db_user."
  }

  validation {
    condition     = var.target.db_user == null || var.target.cluster_identifier != null
    error_message = "On Serverless the database user is the IAM identity: db_user needs a cluster_identifier."
  }

  validation {
    condition     = contains(["jdbc", "data-api"], var.target.transport)
    error_message = "transport is jdbc or data-api."
  }

  validation {
    condition     = var.target.transport == "jdbc" || (length(var.target.db_groups) == 0 && !var.target.auto_create)
    error_message = "Over the Data API a deployment logs in as a user who exists, or as the IAM identity: no db_groups or auto_create."
  }

  validation {
    condition = alltrue([
      for name in concat(var.target.db_groups, [var.target.database, coalesce(var.target.cluster_identifier, "-"), coalesce(var.target.workgroup_id, "-"), coalesce(var.target.db_user, "-")]) :
      can(regex("^[^*?:/\\s]+$", name))
    ])
    error_message = "Names must be whole: no wildcard, colon, slash or blank."
  }
}

variable "github" {
  description = "Whose jobs may assume the role: those of one environment of one repository. The ids are on https://api.github.com/repos/OWNER/NAME."
  type = object({
    owner         = string
    repository    = string
    owner_id      = optional(string)
    repository_id = optional(string)
    environment   = string
    subject_form  = optional(string, "both")
  })

  validation {
    condition     = contains(["names", "ids", "both"], var.github.subject_form)
    error_message = "subject_form is names, ids or both."
  }

  validation {
    condition     = var.github.subject_form == "names" || (var.github.owner_id != null && var.github.repository_id != null)
    error_message = "Set owner_id and repository_id, or let subject_form be names."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+$", var.github.owner)) && can(regex("^[A-Za-z0-9._-]+$", var.github.repository)) && !strcontains(var.github.environment, "*")
    error_message = "Give the names of one owner, one repository and one environment, without wildcards."
  }
}

variable "oidc_provider_arn" {
  description = "The ARN of the account's identity provider for GitHub."
  type        = string
}
