output "workgroup_name" {
  description = "The value of redshift.workgroup."
  value       = module.warehouse.workgroup_name
}

output "workgroup_id" {
  description = "The UUID that policies name it by."
  value       = module.warehouse.workgroup_id
}

output "namespace_id" {
  description = "The UUID in GRANT USAGE ON DATASHARE, on the producer."
  value       = module.warehouse.namespace_id
}

output "database" {
  description = "The value of redshift.database."
  value       = module.warehouse.database
}

output "admin_secret_arn" {
  description = "Where the administrator's password is, for infra/sql."
  value       = module.warehouse.admin_secret_arn
}

output "data_role_arn" {
  description = "The role of UNLOAD; null without a bucket."
  value       = module.warehouse.data_role_arn
}

output "kms_policy" {
  description = "What whoever makes the workgroup or restores a snapshot into its namespace must be allowed on its key."
  value       = module.warehouse.kms_policy
}
