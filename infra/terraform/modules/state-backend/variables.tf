variable "bucket" {
  description = "The name of the bucket, which nobody in the world may have yet."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "Give 3 to 63 lower-case letters, digits and hyphens, such as acme-terraform-111122223333. A dot breaks TLS to the bucket."
  }
}

variable "kms_key_arn" {
  description = "The key to encrypt with; AWS's own for S3 by default. Whoever runs Terraform then needs kms:Decrypt and kms:GenerateDataKey on it."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^(-|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+)$", coalesce(var.kms_key_arn, "-")))
    error_message = "Give the whole ARN of a key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, not an alias."
  }
}

variable "old_state_days" {
  description = "How long states are kept that newer ones have replaced."
  type        = number
  default     = 90

  validation {
    condition     = var.old_state_days >= 1 && floor(var.old_state_days) == var.old_state_days
    error_message = "Give 1 day or more, as a whole number."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
