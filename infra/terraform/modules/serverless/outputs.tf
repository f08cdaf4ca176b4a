output "workgroup_name" {
  description = "The value of redshift.workgroup."
  value       = aws_redshiftserverless_workgroup.this.workgroup_name
}

output "workgroup_id" {
  description = "The UUID that policies name it by."
  value       = aws_redshiftserverless_workgroup.this.workgroup_id
}

output "database" {
  description = "The value of redshift.database."
  value       = aws_redshiftserverless_namespace.this.db_name
}

output "admin_secret_arn" {
  description = "Where the administrator's password is, for infra/sql."
  value       = aws_redshiftserverless_namespace.this.admin_password_secret_arn
}
