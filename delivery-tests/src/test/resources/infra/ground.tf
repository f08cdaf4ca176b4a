module "networking" {
  source             = "./modules/networking"
  name               = "warehouse"
  cidr               = "10.20.8.0/21"
  availability_zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
}

output "subnets" {
  value = module.networking.subnets
}

module "state" {
  source = "./modules/state-backend"
  bucket = "acme-terraform"
}

output "state_policy" {
  value = module.state.policy
}

output "backend" {
  value = module.state.backend
}

module "workgroup" {
  source               = "./modules/serverless"
  for_each             = { 4 = true, 8 = true, 24 = true, 32 = true, 128 = true, 200 = true, 1024 = true, outside = false }
  name                 = "workgroup"
  subnet_ids           = ["subnet-0aaa", "subnet-0bbb", "subnet-0ccc"]
  security_group_ids   = ["sg-0ddd"]
  base_capacity        = each.key == "outside" ? 512 : tonumber(each.key)
  max_capacity         = 1024
  enhanced_vpc_routing = each.value
  read_buckets         = ["acme-landing"]
  write_buckets        = ["acme-exports"]
  kms_key_arn          = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"
}

output "addresses" {
  value = { for capacity, workgroup in module.workgroup : capacity => workgroup.addresses }
}

output "data_trust" {
  value = module.workgroup["8"].trust
}

output "data_policy" {
  value = module.workgroup["8"].policy
}

output "kms_policy" {
  value = module.workgroup["8"].kms
}

module "example" {
  source             = "./examples/data-sharing"
  account_id         = "111122223333"
  region             = "eu-west-1"
  availability_zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  github             = { owner = "acme", repository = "warehouse-sql" }
  alarm_email        = "warehouse@example.com"
}

output "pom" {
  value = module.example.pom
}
