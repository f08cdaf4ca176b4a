# A provisioned cluster: private, encrypted, with TLS, audit logs, snapshots that another region has too, and alarms.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

resource "aws_redshift_subnet_group" "this" {
  name        = var.cluster_identifier
  description = "Subnets of the cluster ${var.cluster_identifier}"
  subnet_ids  = var.subnet_ids
  tags        = var.tags
}

# A change here takes a reboot of the cluster.
resource "aws_redshift_parameter_group" "this" {
  name        = var.cluster_identifier
  description = "Parameters of the cluster ${var.cluster_identifier}"
  family      = "redshift-2.0"
  tags        = var.tags

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  # Without it the audit logs do not tell what statements said.
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

# The administrator's password is Secrets Manager's; a deployment never uses it. Relocation is on unless it is told otherwise, and
# AWS takes only one of it and Multi-AZ, so both are said.
resource "aws_redshift_cluster" "this" {
  cluster_identifier                   = var.cluster_identifier
  database_name                        = var.database
  master_username                      = "awsuser"
  manage_master_password               = true
  master_password_secret_kms_key_id    = var.kms_key_arn
  cluster_type                         = var.number_of_nodes > 1 ? "multi-node" : "single-node"
  node_type                            = var.node_type
  number_of_nodes                      = var.number_of_nodes
  multi_az                             = var.availability == "multi-az"
  availability_zone_relocation_enabled = var.availability == "relocation"
  cluster_subnet_group_name            = aws_redshift_subnet_group.this.name
  cluster_parameter_group_name         = aws_redshift_parameter_group.this.name
  vpc_security_group_ids               = var.security_group_ids
  port                                 = 5439
  publicly_accessible                  = false
  enhanced_vpc_routing                 = true
  encrypted                            = true
  kms_key_id                           = var.kms_key_arn
  iam_roles                            = var.iam_role_arns
  automated_snapshot_retention_period  = var.snapshot_retention_days
  skip_final_snapshot                  = false
  final_snapshot_identifier            = "${var.cluster_identifier}-final"
  tags                                 = var.tags
}

# A copy of a snapshot is under a key of its own region: without one named there, AWS's own.
resource "aws_redshift_snapshot_copy_grant" "this" {
  region                   = var.copy_region
  snapshot_copy_grant_name = var.cluster_identifier
  kms_key_id               = var.copy_kms_key_arn
  tags                     = var.tags
}

module "safety" {
  source = "../cluster-safety"

  cluster_identifier = aws_redshift_cluster.this.cluster_identifier
  copy_region        = var.copy_region
  copy_grant_name    = aws_redshift_snapshot_copy_grant.this.snapshot_copy_grant_name
  alarm_topic_arns   = var.alarm_topic_arns
  tags               = var.tags
}
