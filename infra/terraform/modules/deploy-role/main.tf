# The role that the jobs of one GitHub environment assume to deploy to one cluster or workgroup. Which of
# its databases are reached is up to the grants of the database user: see the module policies.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

module "policies" {
  source = "../policies"

  oidc_provider_arn = var.oidc_provider_arn
  github            = var.github
  target = merge(var.target, {
    account_id = data.aws_caller_identity.current.account_id
    partition  = data.aws_partition.current.partition
    region     = data.aws_region.current.region
  })
}

resource "aws_iam_role" "deploy" {
  name                 = var.name
  description          = "Deploys SQL from ${var.github.owner}/${var.github.repository}, environment ${var.github.environment}"
  assume_role_policy   = module.policies.trust
  max_session_duration = var.max_session_duration
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
}

resource "aws_iam_role_policy" "deploy" {
  name   = "redshift-deploy"
  role   = aws_iam_role.deploy.id
  policy = module.policies.deploy
}
