output "workgroup_name" {
  description = "The value of redshift.workgroup."
  value       = aws_redshiftserverless_workgroup.this.workgroup_name
}

output "workgroup_id" {
  description = "The UUID that policies name it by."
  value       = aws_redshiftserverless_workgroup.this.workgroup_id
}

output "namespace_id" {
  description = "The UUID that GRANT USAGE ON DATASHARE and CREATE DATABASE FROM DATASHARE name it by."
  value       = aws_redshiftserverless_namespace.this.namespace_id
}

output "database" {
  description = "The value of redshift.database."
  value       = aws_redshiftserverless_namespace.this.db_name
}

output "admin_secret_arn" {
  description = "Where the administrator's password is, for infra/sql."
  value       = aws_redshiftserverless_namespace.this.admin_password_secret_arn
}

output "data_role_arn" {
  description = "The role of COPY and UNLOAD; null without a bucket."
  value       = try(aws_iam_role.data[0].arn, null)
}

output "kms_policy" {
  description = "What whoever makes the workgroup or restores a snapshot into its namespace must be allowed on its key."
  value       = local.kms_policy
}
