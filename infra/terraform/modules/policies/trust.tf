# Who may assume the role. Repositories that were created, renamed or transferred after 15 July 2026, or opted in, send
# ids beside the names; others send the names alone. A name can be registered anew by somebody else once it is free, an
# id cannot: say subject_form = "ids" as soon as the repository sends them.

locals {
  # GitHub writes a colon within a name as %3A.
  environment = replace(var.github.environment, ":", "%3A")
  owner_id    = coalesce(var.github.owner_id, "none")
  repo_id     = coalesce(var.github.repository_id, "none")

  subject_names = "repo:${var.github.owner}/${var.github.repository}:environment:${local.environment}"
  subject_ids   = "repo:${var.github.owner}@${local.owner_id}/${var.github.repository}@${local.repo_id}:environment:${local.environment}"
  subjects = {
    names = [local.subject_names]
    ids   = [local.subject_ids]
    both  = [local.subject_names, local.subject_ids]
  }
}

output "trust" {
  description = "The trust policy of the role."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "GitHub"
      Effect    = "Allow"
      Principal = { Federated = var.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = local.subjects[var.github.subject_form]
      } }
    }]
  })
}
