# A workgroup that reads what a producer shares, with compute and a limit of its own: what it costs, and what it slows down, is
# its own business. Under a key of yours, with COPY and UNLOAD that stay in the network.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

module "warehouse" {
  source = "../serverless"

  name                 = var.name
  database             = var.database
  subnet_ids           = var.subnet_ids
  security_group_ids   = var.security_group_ids
  enhanced_vpc_routing = true
  publicly_accessible  = var.publicly_accessible
  kms_key_arn          = var.kms_key_arn
  base_capacity        = var.base_capacity
  max_capacity         = var.max_capacity
  rpu_hours_per_day    = var.rpu_hours_per_day
  write_buckets        = var.write_buckets
  log_retention_days   = 365
  alarm_topic_arns     = var.alarm_topic_arns
  tags                 = var.tags
}
