# Lets GitHub prove to this account which repository and environment a job belongs to. An account has one, for all
# repositories: import it when it is there already.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
  tags           = var.tags
}

output "arn" {
  description = "The ARN of the identity provider."
  value       = aws_iam_openid_connect_provider.github.arn
}
