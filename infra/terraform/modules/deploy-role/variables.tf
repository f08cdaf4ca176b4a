variable "name" {
  description = "The name of the role. Without a db_user it is also the name of the database user, behind 'IAMR:'."
  type        = string
}

variable "oidc_provider_arn" {
  description = "The ARN of the account's identity provider for GitHub."
  type        = string
}

variable "github" {
  description = "Whose jobs may assume the role; see the module policies."
  type = object({
    owner         = string
    repository    = string
    owner_id      = optional(string)
    repository_id = optional(string)
    environment   = string
    subject_form  = optional(string, "both")
  })
}

variable "target" {
  description = "Where to deploy to, in the account and region of the provider; see the module policies."
  type = object({
    database           = string
    cluster_identifier = optional(string)
    db_user            = optional(string)
    db_groups          = optional(list(string), [])
    auto_create        = optional(bool, false)
    workgroup_id       = optional(string)
    secret_arn         = optional(string)
    transport          = optional(string, "jdbc")
  })
}

variable "max_session_duration" {
  description = "The longest session in seconds, 3600 to 43200. A deployment that opens a connection after its session has ended fails, so let it be longer than the longest deployment, and say as much in the variable DEPLOY_ROLE_SECONDS of the GitHub environment."
  type        = number
  default     = 3600
}

variable "permissions_boundary" {
  description = "The ARN of the policy that bounds the role, where the account demands one."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
