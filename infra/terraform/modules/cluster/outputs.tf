output "cluster_identifier" {
  description = "The value of redshift.clusterIdentifier."
  value       = aws_redshift_cluster.this.cluster_identifier
}

output "database" {
  description = "The value of redshift.database."
  value       = aws_redshift_cluster.this.database_name
}

output "namespace_id" {
  description = "The UUID that GRANT USAGE ON DATASHARE and CREATE DATABASE FROM DATASHARE name it by."
  value       = reverse(split(":", aws_redshift_cluster.this.cluster_namespace_arn))[0]
}

output "admin_secret_arn" {
  description = "Where the administrator's password is, for infra/sql."
  value       = aws_redshift_cluster.this.master_password_secret_arn
}
