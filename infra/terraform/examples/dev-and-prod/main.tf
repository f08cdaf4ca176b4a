# One account with a workgroup for development, which is made here, and a cluster for production, which is there
# already. Two accounts are two of these, each with its half.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { project = "redshift-deploy" }
  }
}

module "github" {
  source = "../../modules/github-oidc"
}

resource "aws_sns_topic" "alarms" {
  name = "redshift-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

module "dev" {
  source = "../../modules/serverless"

  name                = "analytics-dev"
  subnet_ids          = var.subnet_ids
  security_group_ids  = var.security_group_ids
  publicly_accessible = var.publicly_accessible
  alarm_topic_arns    = [aws_sns_topic.alarms.arn]
}

module "deploy_dev" {
  source = "../../modules/deploy-role"

  name              = "redshift-deploy-dev"
  oidc_provider_arn = module.github.arn
  github            = merge(var.github, { environment = "dev" })
  target = {
    workgroup_id = module.dev.workgroup_id
    database     = module.dev.database
  }
}

module "prod" {
  source = "../../modules/cluster-safety"

  cluster_identifier = var.prod_cluster
  copy_region        = var.copy_region
  alarm_topic_arns   = [aws_sns_topic.alarms.arn]
}

# Plans and looks: the rights of its database user make it a reader.
module "plan_prod" {
  source = "../../modules/deploy-role"

  name              = "redshift-plan-prod"
  oidc_provider_arn = module.github.arn
  github            = merge(var.github, { environment = "prod-plan" })
  target = {
    cluster_identifier = var.prod_cluster
    database           = "prod"
    db_user            = "planner"
  }
}

module "deploy_prod" {
  source = "../../modules/deploy-role"

  name                 = "redshift-deploy-prod"
  oidc_provider_arn    = module.github.arn
  max_session_duration = 7200
  github               = merge(var.github, { environment = "prod" })
  target = {
    cluster_identifier = var.prod_cluster
    database           = "prod"
    db_user            = "deployer"
  }
}
