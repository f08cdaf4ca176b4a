# Runs without a provider and without an account: terraform init && terraform test

variables {
  oidc_provider_arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
  github = {
    owner         = "acme"
    owner_id      = "1234"
    repository    = "warehouse-sql"
    repository_id = "5678"
    environment   = "prod"
  }
  target = {
    account_id         = "111122223333"
    region             = "eu-west-1"
    database           = "prod"
    cluster_identifier = "dw"
    db_user            = "deployer"
  }
}

run "a_named_user_gets_a_password_for_that_user_alone" {
  assert {
    condition = jsondecode(output.deploy).Statement[0] == {
      Sid    = "TemporaryPassword"
      Effect = "Allow"
      Action = "redshift:GetClusterCredentials"
      Resource = [
        "arn:aws:redshift:eu-west-1:111122223333:dbuser:dw/deployer",
        "arn:aws:redshift:eu-west-1:111122223333:dbname:dw/prod",
      ]
    }
    error_message = "not the user and the database"
  }

  assert {
    condition     = [for s in jsondecode(output.deploy).Statement : s.Sid] == ["TemporaryPassword", "FindEndpoint"]
    error_message = "more or less than a login needs"
  }
}

run "a_workgroup_is_named_by_its_id" {
  variables {
    target = {
      account_id   = "111122223333"
      region       = "eu-west-1"
      database     = "dev"
      workgroup_id = "0a1b2c3d-1111-2222-3333-444455556666"
    }
  }

  assert {
    condition = alltrue([
      for s in jsondecode(output.deploy).Statement :
      s.Resource == ["arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/0a1b2c3d-1111-2222-3333-444455556666"]
    ])
    error_message = "more than one workgroup"
  }
}

run "a_secret_is_read_and_nothing_else" {
  variables {
    target = {
      account_id = "111122223333"
      region     = "eu-west-1"
      database   = "prod"
      secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"
    }
  }

  assert {
    condition = jsondecode(output.deploy).Statement == [{
      Sid      = "ReadSecret"
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"]
    }]
    error_message = "more or less than the secret"
  }
}

run "a_secret_has_no_wildcard" {
  command = plan
  variables {
    target = {
      account_id = "111122223333"
      region     = "eu-west-1"
      database   = "prod"
      secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*"
    }
  }
  expect_failures = [var.target]
}

run "trusts_both_forms_of_the_subject" {
  assert {
    condition = jsondecode(output.trust).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == [
      "repo:acme/warehouse-sql:environment:prod",
      "repo:acme@1234/warehouse-sql@5678:environment:prod",
    ]
    error_message = "not both forms"
  }
}

run "trusts_the_ids_alone_when_told_to" {
  variables {
    github = {
      owner         = "acme"
      owner_id      = "1234"
      repository    = "warehouse-sql"
      repository_id = "5678"
      environment   = "eu:prod"
      subject_form  = "ids"
    }
  }

  assert {
    condition     = jsondecode(output.trust).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == ["repo:acme@1234/warehouse-sql@5678:environment:eu%3Aprod"]
    error_message = "not the ids alone"
  }
}

run "the_data_api_knows_one_cluster_and_its_own_statements" {
  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "prod"
      cluster_identifier = "dw"
      db_user            = "deployer"
      transport          = "data-api"
    }
  }

  assert {
    condition     = [for s in jsondecode(output.deploy).Statement : s.Sid] == ["TemporaryPassword", "RunStatements", "OwnStatements"]
    error_message = "more or less than a deployment needs"
  }

  assert {
    condition = jsondecode(output.deploy).Statement[1] == {
      Sid       = "RunStatements"
      Effect    = "Allow"
      Action    = ["redshift-data:ExecuteStatement", "redshift-data:BatchExecuteStatement"]
      Resource  = ["arn:aws:redshift:eu-west-1:111122223333:cluster:dw"]
      Condition = { StringEqualsIfExists = { "redshift-data:session-owner-iam-userid" = "$${aws:userid}" } }
    }
    error_message = "another cluster, or the sessions of others"
  }

  assert {
    condition = [for s in jsondecode(output.deploy).Statement : s.Condition if contains(s.Resource, "*")] == [
      { StringEquals = { "redshift-data:statement-owner-iam-userid" = "$${aws:userid}" } },
    ]
    error_message = "a wildcard without its condition"
  }
}

run "refuses_a_transport_that_does_not_exist" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "prod"
      cluster_identifier = "dw"
      transport          = "odbc"
    }
  }

  expect_failures = [var.target]
}

run "refuses_a_secret_alone_over_the_data_api" {
  command = plan

  variables {
    target = {
      account_id = "111122223333"
      region     = "eu-west-1"
      database   = "prod"
      secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"
      transport  = "data-api"
    }
  }

  expect_failures = [var.target]
}

run "a_secret_over_the_data_api_takes_the_place_of_a_temporary_password" {
  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "prod"
      cluster_identifier = "dw"
      secret_arn         = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"
      transport          = "data-api"
    }
  }

  assert {
    condition     = [for s in jsondecode(output.deploy).Statement : s.Sid] == ["ReadSecret", "RunStatements", "OwnStatements"]
    error_message = "more or less than a deployment needs"
  }
}

run "refuses_a_secret_beside_a_cluster_over_jdbc" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "prod"
      cluster_identifier = "dw"
      secret_arn         = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"
    }
  }

  expect_failures = [var.target]
}

run "refuses_a_secret_beside_a_user" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "prod"
      cluster_identifier = "dw"
      db_user            = "deployer"
      secret_arn         = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/deployer-a1B2c3"
      transport          = "data-api"
    }
  }

  expect_failures = [var.target]
}

run "refuses_a_cluster_beside_a_workgroup" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "dev"
      cluster_identifier = "dw"
      workgroup_id       = "0a1b2c3d-1111-2222-3333-444455556666"
    }
  }

  expect_failures = [var.target]
}

run "refuses_a_user_on_serverless" {
  command = plan

  variables {
    target = {
      account_id   = "111122223333"
      region       = "eu-west-1"
      database     = "dev"
      db_user      = "deployer"
      workgroup_id = "0a1b2c3d-1111-2222-3333-444455556666"
    }
  }

  expect_failures = [var.target]
}

run "refuses_wildcards_in_names" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "*"
      cluster_identifier = "dw"
    }
  }

  expect_failures = [var.target]
}

run "refuses_wildcards_in_groups" {
  command = plan

  variables {
    target = {
      account_id         = "111122223333"
      region             = "eu-west-1"
      database           = "dev"
      cluster_identifier = "dw"
      db_user            = "deployer"
      db_groups          = ["etl", "*"]
    }
  }

  expect_failures = [var.target]
}

run "refuses_ids_that_are_missing" {
  command = plan

  variables {
    github = {
      owner       = "acme"
      repository  = "warehouse-sql"
      environment = "prod"
    }
  }

  expect_failures = [var.github]
}
