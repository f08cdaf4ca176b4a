# One account with a producer and two consumers of what it shares, in one private network, and a role for each GitHub
# environment. The SQL of the datashares is deployed with the plugin, producer first.
#
# To keep the state in S3, make a bucket with the module state-backend and write its output 'backend' into backend.tf here.

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

# All three are encrypted with it. The policies of those who run Terraform or restore must allow what the output kms_policy says.
resource "aws_kms_key" "warehouse" {
  description             = "Redshift: the producer and its consumers"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

module "network" {
  source = "../../modules/networking"

  name               = "warehouse"
  cidr               = var.cidr
  availability_zones = var.availability_zones
  deployer_cidrs     = var.deployer_cidrs
}

module "producer" {
  source = "../../modules/producer"

  name               = "producer"
  database           = var.database
  subnet_ids         = module.network.subnet_ids
  security_group_ids = [module.network.warehouse_security_group_id]
  kms_key_arn        = aws_kms_key.warehouse.arn
  read_buckets       = var.read_buckets
  alarm_topic_arns   = [aws_sns_topic.alarms.arn]
}

module "analytics" {
  source = "../../modules/consumer"

  name               = "analytics"
  database           = "analytics"
  subnet_ids         = module.network.subnet_ids
  security_group_ids = [module.network.warehouse_security_group_id]
  kms_key_arn        = aws_kms_key.warehouse.arn
  base_capacity      = 32
  max_capacity       = 128
  rpu_hours_per_day  = 256
  alarm_topic_arns   = [aws_sns_topic.alarms.arn]
}

module "reporting" {
  source = "../../modules/consumer"

  name               = "reporting"
  database           = "reporting"
  subnet_ids         = module.network.subnet_ids
  security_group_ids = [module.network.warehouse_security_group_id]
  kms_key_arn        = aws_kms_key.warehouse.arn
  alarm_topic_arns   = [aws_sns_topic.alarms.arn]
}

module "deploy_producer" {
  source = "../../modules/deploy-role"

  name              = "redshift-deploy-producer"
  oidc_provider_arn = module.github.arn
  github            = merge(var.github, { environment = "producer" })
  target = {
    workgroup_id = module.producer.workgroup_id
    database     = module.producer.database
    transport    = var.transport
  }
}

module "deploy_analytics" {
  source = "../../modules/deploy-role"

  name              = "redshift-deploy-analytics"
  oidc_provider_arn = module.github.arn
  github            = merge(var.github, { environment = "analytics" })
  target = {
    workgroup_id = module.analytics.workgroup_id
    database     = module.analytics.database
    transport    = var.transport
  }
}

module "deploy_reporting" {
  source = "../../modules/deploy-role"

  name              = "redshift-deploy-reporting"
  oidc_provider_arn = module.github.arn
  github            = merge(var.github, { environment = "reporting" })
  target = {
    workgroup_id = module.reporting.workgroup_id
    database     = module.reporting.database
    transport    = var.transport
  }
}
