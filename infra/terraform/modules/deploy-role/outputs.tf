output "role_arn" {
  description = "What the workflow assumes: the variable DEPLOY_ROLE_ARN of the GitHub environment."
  value       = aws_iam_role.deploy.arn
}

output "database_user" {
  description = "Who deploys, to the database: the value of deployUser for infra/sql. Null where a secret names the user."
  value       = var.target.secret_arn == null ? coalesce(var.target.db_user, "IAMR:${aws_iam_role.deploy.name}") : null
}
