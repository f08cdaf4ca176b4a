output "dev" {
  description = "What the target and the GitHub environment 'dev' are told."
  value = {
    role_arn         = module.deploy_dev.role_arn
    database_user    = module.deploy_dev.database_user
    workgroup        = module.dev.workgroup_name
    database         = module.dev.database
    admin_secret_arn = module.dev.admin_secret_arn
  }
}

output "prod_plan" {
  description = "What the GitHub environment 'prod-plan' is told."
  value = {
    role_arn      = module.plan_prod.role_arn
    database_user = module.plan_prod.database_user
  }
}

output "prod" {
  description = "What the target and the GitHub environment 'prod' are told."
  value = {
    role_arn      = module.deploy_prod.role_arn
    database_user = module.deploy_prod.database_user
  }
}
