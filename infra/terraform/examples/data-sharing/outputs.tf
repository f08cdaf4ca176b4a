output "producer" {
  description = "What the GitHub environment 'producer' and the administrator are told."
  value = {
    role_arn         = module.deploy_producer.role_arn
    database_user    = module.deploy_producer.database_user
    namespace_id     = module.producer.namespace_id
    admin_secret_arn = module.producer.admin_secret_arn
    data_role_arn    = module.producer.data_role_arn
  }
}

output "analytics" {
  description = "What the GitHub environment 'analytics' and the administrator are told."
  value = {
    role_arn         = module.deploy_analytics.role_arn
    database_user    = module.deploy_analytics.database_user
    namespace_id     = module.analytics.namespace_id
    admin_secret_arn = module.analytics.admin_secret_arn
  }
}

output "reporting" {
  description = "What the GitHub environment 'reporting' and the administrator are told."
  value = {
    role_arn         = module.deploy_reporting.role_arn
    database_user    = module.deploy_reporting.database_user
    namespace_id     = module.reporting.namespace_id
    admin_secret_arn = module.reporting.admin_secret_arn
  }
}

output "kms_policy" {
  description = "What whoever runs Terraform, or restores a snapshot, must be allowed on the key."
  value       = module.producer.kms_policy
}

output "deployer_security_group_id" {
  description = "The security group of a runner in the network."
  value       = module.network.deployer_security_group_id
}
