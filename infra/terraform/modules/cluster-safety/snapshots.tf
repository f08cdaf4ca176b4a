# Restoring any of these makes a new cluster, as it was then, with everybody's work of that time.

resource "aws_redshift_snapshot_schedule" "this" {
  identifier  = "${var.cluster_identifier}-deploy"
  description = "Snapshots of ${var.cluster_identifier}"
  definitions = [var.snapshot_schedule]
  tags        = var.tags
}

resource "aws_redshift_snapshot_schedule_association" "this" {
  cluster_identifier  = var.cluster_identifier
  schedule_identifier = aws_redshift_snapshot_schedule.this.id
}

# A setting of the cluster: it copies scheduled and manual snapshots alike.
resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier               = var.cluster_identifier
  destination_region               = var.copy_region
  retention_period                 = var.copy_retention_days
  manual_snapshot_retention_period = var.copy_retention_days
  snapshot_copy_grant_name         = var.copy_grant_name
}
