variable "account_id" {
  description = "The account; any other is refused."
  type        = string
}

variable "region" {
  description = "The region of the workgroup and the cluster."
  type        = string
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

variable "prod_cluster" {
  description = "The cluster for production, which is there already."
  type        = string
}

variable "copy_region" {
  description = "The region that gets a copy of each snapshot of production."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets for the workgroup, in three availability zones."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups that let in whoever deploys to the workgroup, on port 5439."
  type        = list(string)
}

variable "publicly_accessible" {
  description = "Whether GitHub's own runners can reach the workgroup."
  type        = bool
  default     = false
}

variable "alarm_email" {
  description = "Who hears alarms."
  type        = string
}
